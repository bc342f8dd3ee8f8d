package dev.seatrial.store.jdbc;

import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.ValueKind;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Set;

/** Types of MySQL and MariaDB, and how their values are asked for and read. */
final class MysqlTypes {
  /** Collations that compare text by its code points, trailing spaces too. */
  private static final Set<String> BYTEWISE =
      Set.of("utf8mb4_0900_bin", "utf8mb4_nopad_bin", "utf8mb3_nopad_bin");

  private MysqlTypes() {}

  /** Adds one value of the current row to the row that is made. */
  interface ValueReader {
    void read(ResultSet row, int index, RowBuilder into) throws SQLException;
  }

  /**
   * The declared type of a column.
   *
   * @param base its word alone, {@code bigint}
   * @param full as it is declared, {@code bigint(20) unsigned}
   * @param collation of text, empty otherwise
   * @param json whether it is text that is checked to be JSON, as MariaDB's JSON is
   */
  record Declared(String base, String full, String collation, boolean json) {

    boolean unsigned() {
      return full.contains("unsigned");
    }
  }

  static ValueKind kind(Declared type) {
    return switch (type.base()) {
      case "tinyint" ->
          type.full().startsWith("tinyint(1)") ? ValueKind.BOOLEAN : ValueKind.INTEGER;
      case "bit" -> type.full().equals("bit(1)") ? ValueKind.BOOLEAN : ValueKind.INTEGER;
      case "smallint", "mediumint", "int", "bigint", "year" -> ValueKind.INTEGER;
      case "decimal" -> ValueKind.NUMERIC;
      case "float", "double" -> ValueKind.FLOAT;
      case "datetime", "timestamp" -> ValueKind.TIMESTAMP;
      case "date" -> ValueKind.DATE;
      case "time" -> ValueKind.TIME;
      case "json" -> ValueKind.JSON;
      case "uuid" -> ValueKind.UUID;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector" ->
          ValueKind.BYTES;
      default -> {
        if (isGeometry(type.base())) {
          yield ValueKind.BYTES;
        }
        yield type.json() ? ValueKind.JSON : ValueKind.TEXT;
      }
    };
  }

  /** How a column is asked for. */
  static String select(Declared type, String column) {
    return switch (type.base()) {
      // A float is written with six digits, and both are rounded where digits are declared.
      case "float", "double" -> column + " + 0e0";
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit" -> column;
      case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal" -> column;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" -> column;
      case "vector" -> "CAST(" + column + " AS BINARY)";
      // The driver would make a moment of it first, or does not know the type.
      default -> isGeometry(type.base()) ? column : "CAST(" + column + " AS CHAR)";
    };
  }

  static ValueReader reader(Declared type) {
    ValueKind kind = kind(type);
    return switch (type.base()) {
      case "tinyint", "smallint", "mediumint", "int" -> integer(kind);
      case "bigint" -> type.unsigned() ? MysqlTypes::number : integer(kind);
      case "decimal" -> MysqlTypes::number;
      case "float", "double" ->
          (row, index, into) -> {
            double value = row.getDouble(index);
            if (row.wasNull()) {
              into.nul();
            } else {
              into.real(value);
            }
          };
      case "bit" -> bits(kind);
      default -> kind == ValueKind.BYTES ? MysqlTypes::bytes : text(kind);
    };
  }

  /** Whether the server's order along its key is the one that all stores share. */
  static boolean ordered(Declared type) {
    return switch (kind(type)) {
      case INTEGER, NUMERIC, FLOAT, DATE, TIMESTAMP -> true;
      case BYTES -> type.base().endsWith("binary");
      case TEXT -> BYTEWISE.contains(type.collation());
      default -> false;
    };
  }

  /** Bits of a whole number; one more without a sign, as there are values that need it. */
  static OptionalLong bits(Declared type) {
    int bits =
        switch (type.base()) {
          case "tinyint" -> 8;
          case "smallint" -> 16;
          case "mediumint" -> 24;
          case "int" -> 32;
          default -> 64;
        };
    return kind(type) == ValueKind.BOOLEAN
        ? OptionalLong.empty()
        : OptionalLong.of(type.unsigned() ? bits + 1 : bits);
  }

  private static boolean isGeometry(String base) {
    return base.startsWith("geom")
        || base.endsWith("point")
        || base.endsWith("linestring")
        || base.endsWith("polygon");
  }

  private static ValueReader integer(ValueKind kind) {
    return (row, index, into) -> {
      long value = row.getLong(index);
      if (row.wasNull()) {
        into.nul();
      } else {
        integer(kind, value, into);
      }
    };
  }

  private static void integer(ValueKind kind, long value, RowBuilder into) {
    if (kind == ValueKind.BOOLEAN && (value == 0 || value == 1)) {
      into.bool(value == 1);
    } else {
      into.integer(value);
    }
  }

  private static void number(ResultSet row, int index, RowBuilder into) throws SQLException {
    String value = row.getString(index);
    if (value == null) {
      into.nul();
    } else {
      into.read(ValueKind.NUMERIC, value);
    }
  }

  private static ValueReader bits(ValueKind kind) {
    return (row, index, into) -> {
      byte[] value = row.getBytes(index);
      if (value == null) {
        into.nul();
        return;
      }
      BigInteger number = new BigInteger(1, value);
      if (number.bitLength() < Long.SIZE) {
        integer(kind, number.longValue(), into);
      } else {
        into.read(ValueKind.INTEGER, number.toString());
      }
    };
  }

  private static void bytes(ResultSet row, int index, RowBuilder into) throws SQLException {
    byte[] value = row.getBytes(index);
    if (value == null) {
      into.nul();
    } else {
      into.bytes(value);
    }
  }

  private static ValueReader text(ValueKind kind) {
    return (row, index, into) -> {
      byte[] value = row.getBytes(index);
      if (value == null) {
        into.nul();
      } else {
        into.read(kind, value, 0, value.length);
      }
    };
  }
}
