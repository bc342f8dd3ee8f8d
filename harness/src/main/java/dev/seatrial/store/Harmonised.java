package dev.seatrial.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cursor's rows with their columns in another order, each value of the kind asked for. */
public final class Harmonised implements RowCursor {
  private final RowCursor rows;
  private final List<Column> columns;
  private final int[] places;
  private final boolean[] asTheyAre;
  private final boolean nothingToDo;
  private final boolean keyIsOrderedAlike;
  private final RowBuilder builder = new RowBuilder();
  private final int[] offsets;

  /**
   * Lays out the columns anew.
   *
   * @param columns their names among those of the cursor, and the kinds to read them as
   * @throws IllegalArgumentException when the cursor lacks one
   */
  public Harmonised(RowCursor rows, List<Column> columns) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
    List<Column> theirs = rows.columns();
    places = new int[columns.size()];
    asTheyAre = new boolean[columns.size()];
    boolean alike = true;
    for (int i = 0; i < places.length; i++) {
      Column column = columns.get(i);
      places[i] = place(theirs, column.name());
      ValueKind kind = theirs.get(places[i]).kind();
      asTheyAre[i] = kind == column.kind();
      alike &=
          asTheyAre[i]
              || !rows.key().contains(column.name())
              || (kind.isNumber() && column.kind().isNumber());
    }
    keyIsOrderedAlike = alike;
    nothingToDo = this.columns.equals(theirs);
    offsets = new int[theirs.size() + 1];
  }

  private static int place(List<Column> columns, String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + columns));
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> key() {
    return rows.key();
  }

  /** Not when a key column is read as a kind that is ordered in another way. */
  @Override
  public boolean ordered() {
    return rows.ordered() && keyIsOrderedAlike;
  }

  @Override
  public @Nullable Row next() {
    Row row = rows.next();
    if (row == null || nothingToDo) {
      return row;
    }
    int at = row.from;
    for (int i = 0; i + 1 < offsets.length; i++) {
      offsets[i] = at;
      at = Encoding.next(row.data, at);
    }
    offsets[offsets.length - 1] = at;
    for (int i = 0; i < places.length; i++) {
      int start = offsets[places[i]];
      if (asTheyAre[i]) {
        builder.copy(row.data, start, offsets[places[i] + 1]);
      } else {
        convert(row.data, start, offsets[places[i] + 1], columns.get(i).kind());
      }
    }
    return builder.build();
  }

  private void convert(byte[] data, int start, int end, ValueKind kind) {
    byte tag = data[start];
    if (tag == Encoding.REAL && kind == ValueKind.NUMERIC) {
      builder.decimal(Double.longBitsToDouble(Encoding.number(data, start + 1)));
    } else if (tag == Encoding.INTEGER && kind == ValueKind.BOOLEAN) {
      long number = Encoding.number(data, start + 1);
      if (number == 0 || number == 1) {
        builder.bool(number == 1);
      } else {
        builder.integer(number);
      }
    } else if (tag == Encoding.DATE && kind == ValueKind.TIMESTAMP) {
      builder.timestamp(Encoding.number(data, start + 1) * CanonicalTime.DAY);
    } else if (tag == Encoding.TEXT) {
      builder.read(kind, data, Encoding.start(data, start), end);
    } else if (tag == Encoding.BYTES && kind == ValueKind.UUID) {
      bytesAsUuid(data, start, end);
    } else if (tag == Encoding.JSON) {
      json(data, start, end, kind);
    } else if (isForeign(tag, kind)) {
      builder.read(kind, String.valueOf(Encoding.form(data, start)));
    } else {
      builder.copy(data, start, end);
    }
  }

  private void bytesAsUuid(byte[] data, int start, int end) {
    int from = Encoding.start(data, start);
    if (end - from == 16) {
      builder.uuid(Encoding.number(data, from), Encoding.number(data, from + 8));
    } else {
      builder.copy(data, start, end);
    }
  }

  /** A scalar of JSON is what it holds; objects and arrays are no value of another kind. */
  private void json(byte[] data, int start, int end, ValueKind kind) {
    Optional<String> scalar = CanonicalJson.scalar(Encoding.text(data, start));
    if (scalar.isEmpty()) {
      builder.copy(data, start, end);
    } else if (scalar.get().equals("null")) {
      builder.nul();
    } else {
      builder.read(kind, scalar.get());
    }
  }

  /** Whether the kind has a form of its own for such a value. */
  private static boolean isForeign(byte tag, ValueKind kind) {
    return switch (tag) {
      case Encoding.NULL, Encoding.BYTES, Encoding.FORM -> false;
      default -> kind == ValueKind.JSON;
    };
  }

  @Override
  public void close() {
    rows.close();
  }
}
