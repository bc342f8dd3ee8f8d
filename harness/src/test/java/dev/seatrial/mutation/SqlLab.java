package dev.seatrial.mutation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database that speaks SQL; the types of its columns are all that is its own. */
final class SqlLab implements StoreLab {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final Map<Field, String> types;
  private final Map<Field, String> placeholders;
  private final Connecting connecting;
  private final Supplier<DatasetReader> reader;

  /** Opens a connection that may write. */
  interface Connecting {
    Connection connect() throws SQLException;
  }

  /**
   * @param types declared type of the column of each field; also {@link Field#ROW} for the key
   * @param placeholders what stands for a value where a plain {@code ?} is not enough
   */
  SqlLab(
      String name,
      Map<Field, String> types,
      Map<Field, String> placeholders,
      Connecting connecting,
      Supplier<DatasetReader> reader) {
    this.name = name;
    this.types = new LinkedHashMap<>(types);
    this.placeholders = Map.copyOf(placeholders);
    this.connecting = connecting;
    this.reader = reader;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Field> fields() {
    Set<Field> fields = EnumSet.copyOf(types.keySet());
    fields.remove(Field.ROW);
    return fields;
  }

  @Override
  public boolean keysMayRepeat() {
    return true;
  }

  @Override
  public Dataset write(String table, List<Item> items) {
    List<Field> fields = List.copyOf(fields());
    List<String> columns = new ArrayList<>(List.of("id " + types.get(Field.ROW)));
    List<String> values = new ArrayList<>(List.of("?"));
    for (Field field : fields) {
      columns.add(field.column() + " " + types.get(field));
      values.add(placeholders.getOrDefault(field, "?"));
    }
    try (Connection connection = connecting.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE %s (%s)".formatted(table, String.join(", ", columns)));
      String insert = "INSERT INTO %s VALUES (%s)".formatted(table, String.join(", ", values));
      try (PreparedStatement row = connection.prepareStatement(insert)) {
        for (Item item : items) {
          row.setLong(1, item.id());
          for (int i = 0; i < fields.size(); i++) {
            set(row, i + 2, value(item, fields.get(i)));
          }
          row.addBatch();
        }
        row.executeBatch();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return Dataset.of(table, "id");
  }

  private static void set(PreparedStatement row, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof byte[] bytes) {
      row.setBytes(index, bytes);
    } else if (value instanceof String text) {
      row.setString(index, text);
    } else {
      row.setObject(index, value);
    }
  }

  /** Moments, JSON and UUIDs go in as text, so that no driver's zone or form gets into it. */
  private static @Nullable Object value(Item item, Field field) {
    return switch (field) {
      case ROW -> item.id();
      case NAME -> item.name();
      case N -> item.n();
      case BIG -> item.big();
      case X -> item.x();
      case PRICE -> item.price();
      case ACTIVE -> item.active();
      case MADE -> item.made() == null ? null : item.made().toString().replace('T', ' ');
      case DAY -> item.day() == null ? null : item.day().toString();
      case DOC -> item.doc();
      case TAGS -> json(item.tags());
      case DATA -> item.data() == null ? null : HexFormat.of().parseHex(item.data());
      case REF -> item.ref() == null ? null : item.ref().toString();
    };
  }

  /** The text of a JSON array, or null. */
  static @Nullable String json(@Nullable List<String> tags) {
    try {
      return tags == null ? null : JSON.writeValueAsString(tags);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public DatasetReader reader() {
    return reader.get();
  }
}
