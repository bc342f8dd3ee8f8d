package dev.seatrial.mutation;

import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.jdbc.MysqlAddress;
import dev.seatrial.store.jdbc.MysqlReader;
import dev.seatrial.store.jdbc.PostgresAddress;
import dev.seatrial.store.jdbc.PostgresReader;
import dev.seatrial.store.jdbc.SqliteReader;
import dev.seatrial.store.lab.SqlDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.EnumMap;
import java.util.Map;

/** Databases of the matrix. */
final class SqlLabs {
  private SqlLabs() {}

  /** An SQLite file as ORMs make it. Decimals are doubles there: as many digits as those have. */
  static StoreLab sqlite(Path file) {
    return new SqlLab(
        "SQLite",
        types(
            "INTEGER",
            "TEXT",
            "INTEGER",
            "BIGINT",
            "FLOAT",
            "NUMERIC(20, 6)",
            "BOOLEAN",
            "DATETIME",
            "DATE",
            "JSON",
            "JSON",
            "BLOB",
            "CHAR(36)"),
        Map.of(),
        () -> DriverManager.getConnection("jdbc:sqlite:" + file),
        () -> SqliteReader.open(file));
  }

  static StoreLab postgres(PostgresAddress address) {
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(address.host(), address.port(), address.database());
    return new SqlLab(
        "PostgreSQL",
        types(
            "bigint",
            "text",
            "integer",
            "bigint",
            "double precision",
            "numeric(20, 6)",
            "boolean",
            "timestamp",
            "date",
            "jsonb",
            "jsonb",
            "bytea",
            "uuid"),
        Map.of(
            Field.MADE, "?::timestamp",
            Field.DAY, "?::date",
            Field.DOC, "?::jsonb",
            Field.TAGS, "?::jsonb",
            Field.REF, "?::uuid"),
        () -> DriverManager.getConnection(url, address.user(), address.password()),
        () -> PostgresReader.open(address));
  }

  static StoreLab mysql(String name, SqlDatabase server) {
    MysqlAddress address =
        new MysqlAddress(
            server.host(), server.port(), server.database(), server.user(), server.password());
    String url =
        "jdbc:mariadb://%s:%d/%s?allowPublicKeyRetrieval=true"
            .formatted(server.host(), server.port(), server.database());
    return new SqlLab(
        name,
        types(
            "bigint",
            "text",
            "int",
            "bigint",
            "double",
            "decimal(20, 6)",
            "boolean",
            "datetime(6)",
            "date",
            "json",
            "json",
            "blob",
            "char(36)"),
        Map.of(),
        () -> DriverManager.getConnection(url, server.user(), server.password()),
        () -> MysqlReader.open(address));
  }

  /** In the order of {@link Field}. */
  static Map<Field, String> types(String... types) {
    Map<Field, String> all = new EnumMap<>(Field.class);
    Field[] fields = Field.values();
    for (int i = 0; i < fields.length; i++) {
      all.put(fields[i], types[i]);
    }
    return all;
  }
}
