package dev.seatrial.integrity;

import dev.seatrial.store.Structure.ForeignKey;
import java.util.List;
import java.util.Locale;

/** Names of tables and columns, which stores write in capitals, in quotes, or with a schema. */
final class TableNames {
  private static final String DEFAULT_SCHEMA = "public.";

  private TableNames() {}

  /** The form in which names are the same. */
  static String plain(String name) {
    String plain = name.replace("\"", "").toLowerCase(Locale.ROOT);
    return plain.startsWith(DEFAULT_SCHEMA) ? plain.substring(DEFAULT_SCHEMA.length()) : plain;
  }

  static List<String> plain(List<String> names) {
    return names.stream().map(TableNames::plain).toList();
  }

  static boolean same(String a, String b) {
    return plain(a).equals(plain(b));
  }

  static boolean same(List<String> a, List<String> b) {
    return plain(a).equals(plain(b));
  }

  /** {@code users(name, id)}. */
  static String columns(String table, List<String> columns) {
    return table + "(" + String.join(", ", columns) + ")";
  }

  /** {@code keys(user_id) -> users(id)}. */
  static String reference(ForeignKey key) {
    return columns(key.table(), key.columns())
        + " -> "
        + columns(key.parentTable(), key.parentColumns());
  }
}
