package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance.Destination;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of the earlier rows, as rows of the dataset that they have moved to: its
 * key made from each row, and the value. Rows with NULL have nothing to move.
 */
final class MovedValues implements RowCursor {
  private static final Pattern NAMED = Pattern.compile("\\$\\{([^}]*)}");

  private final RowCursor rows;
  private final Destination to;
  private final int place;
  private final ValueKind kind;
  private final String keyColumn;
  private final RowBuilder builder = new RowBuilder();

  /**
   * @param keyColumn name of the key column there
   * @throws StoreException when the column, or one that the key names, is not there before
   */
  MovedValues(RowCursor rows, String dataset, String column, String keyColumn, Destination to) {
    this.rows = rows;
    this.to = to;
    this.keyColumn = keyColumn;
    this.place = place(rows, dataset, column);
    this.kind = rows.columns().get(place).kind();
    Matcher named = NAMED.matcher(to.key());
    while (named.find()) {
      place(rows, dataset, named.group(1));
    }
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column(keyColumn, ValueKind.TEXT), new Column(to.column(), kind));
  }

  @Override
  public List<String> key() {
    return List.of(keyColumn);
  }

  @Override
  public boolean ordered() {
    return false;
  }

  @Override
  public @Nullable Row next() {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      if (row.value(place) != null) {
        return builder.text(key(row)).copy(row, place).build();
      }
    }
    return null;
  }

  private String key(Row row) {
    return NAMED
        .matcher(to.key())
        .replaceAll(
            named -> {
              String value = row.value(place(rows, "", named.group(1)));
              return Matcher.quoteReplacement(value == null ? "" : CanonicalValue.shown(value));
            });
  }

  private static int place(RowCursor rows, String dataset, String column) {
    return IntStream.range(0, rows.columns().size())
        .filter(i -> rows.columns().get(i).name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new StoreException(
                    "Dataset %s has no column %s before, which is said to have moved."
                        .formatted(dataset, column),
                    "Name a column that is there before."));
  }

  @Override
  public void close() {
    rows.close();
  }
}
