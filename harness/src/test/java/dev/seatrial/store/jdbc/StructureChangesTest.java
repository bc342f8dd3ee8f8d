package dev.seatrial.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.integrity.Side;
import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.integrity.SnapshotWriter;
import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.lab.MariadbServer;
import dev.seatrial.store.lab.MysqlServer;
import dev.seatrial.store.lab.SqlDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ordinary changes of a schema are no findings; every planted defect is one, and the only one. */
class StructureChangesTest {
  private final Path directory;

  StructureChangesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private void snapshot(String name, DatasetReader reader) {
    try (reader) {
      SnapshotWriter.write(
          directory, name, reader, List.of(Dataset.of("owner", "id"), Dataset.of("boat", "id")));
    }
  }

  private List<String> findings(String before, String after) {
    return StructureFindings.of(side(before), side(after), directory).stream()
        .map(finding -> finding.kind().id() + " " + finding.subject())
        .toList();
  }

  private Side side(String name) {
    Path snapshot = directory.resolve(name);
    return Side.of(SnapshotManifest.read(snapshot), snapshot);
  }

  private static final String[] POSTGRES = {
    "CREATE TYPE mood AS ENUM ('zest', 'calm')",
    "CREATE TABLE owner (id serial PRIMARY KEY, name varchar(100) NOT NULL UNIQUE, email text,"
        + " born timestamptz, score numeric(10,2), tag varchar(10),"
        + " CONSTRAINT scored CHECK (score > 0), CONSTRAINT tagged CHECK (tag IN ('a', 'b')))",
    "CREATE TABLE boat (id serial PRIMARY KEY, owner_id int REFERENCES owner, name varchar(50)"
        + " NOT NULL, mood mood, tons int, doc jsonb, tags text[])",
    "CREATE TABLE crew (boat_id int CONSTRAINT aboard REFERENCES boat)",
    "CREATE UNIQUE INDEX boat_name ON boat (name, owner_id)",
    "CREATE INDEX boat_owner ON boat (owner_id)",
    "CREATE INDEX boat_tons ON boat (tons)",
    "INSERT INTO owner (name) VALUES ('a'), ('b')",
    "INSERT INTO boat (owner_id, name) VALUES (1, 'x'), (1, 'y'), (2, 'x'), (NULL, 'z')"
  };

  @Nested
  @ExtendWith(PostgresServer.class)
  class Postgres {

    @Test
    void ordinaryChanges(PostgresAddress database) {
      PostgresServer.execute(database, POSTGRES);
      snapshot("before", PostgresReader.open(database));
      PostgresServer.execute(
          database,
          "ALTER TABLE owner ADD COLUMN extra int",
          "ALTER TABLE owner ALTER COLUMN name TYPE text, ALTER COLUMN tag TYPE text,"
              + " ALTER COLUMN score TYPE numeric(12,3)",
          "UPDATE owner SET email = ''",
          "ALTER TABLE owner ALTER COLUMN email SET NOT NULL",
          "ALTER TABLE owner DROP CONSTRAINT scored, ADD CHECK (score > 1 OR score IS NULL)",
          "ALTER TYPE mood ADD VALUE 'gale'",
          "ALTER TABLE boat ALTER COLUMN tons TYPE bigint, ALTER COLUMN mood TYPE varchar(20)",
          "DROP INDEX boat_owner",
          "CREATE INDEX boat_owner_tons ON boat (owner_id, tons)",
          "ALTER TABLE boat DROP COLUMN doc",
          "DELETE FROM boat WHERE id = 3",
          "DROP INDEX boat_name",
          "CREATE UNIQUE INDEX boat_name_alone ON boat (name)",
          "CREATE TABLE fleet (id int)");
      snapshot("after", PostgresReader.open(database));
      assertThat(findings("before", "after")).isEmpty();
    }

    @Test
    void defects(PostgresAddress database) {
      PostgresServer.execute(database, POSTGRES);
      snapshot("before", PostgresReader.open(database));
      PostgresServer.execute(
          database,
          "DROP INDEX boat_name, boat_tons",
          "INSERT INTO boat (owner_id, name) VALUES (1, 'x'), (NULL, 'z')",
          "ALTER TABLE owner DROP CONSTRAINT owner_name_key, DROP CONSTRAINT scored",
          "ALTER TABLE boat DROP CONSTRAINT boat_owner_id_fkey",
          "ALTER TABLE boat ALTER COLUMN name DROP NOT NULL, ALTER COLUMN tons TYPE smallint",
          "ALTER TABLE owner ALTER COLUMN score TYPE numeric(10,1), ALTER COLUMN born TYPE"
              + " timestamp",
          "ALTER TABLE crew DISABLE TRIGGER ALL",
          "INSERT INTO crew VALUES (99)",
          "SELECT setval('owner_id_seq', 1)");
      snapshot("after", PostgresReader.open(database));
      assertThat(findings("before", "after"))
          .containsExactlyInAnyOrder(
              "unique-broken boat(name, owner_id)",
              "unique-lost owner(name)",
              "index-lost boat(tons)",
              "reference-lost boat(owner_id) -> owner(id)",
              "check-lost owner: CHECK ((score > (0)::numeric))",
              "not-null-lost boat.name",
              "narrowed boat.tons",
              "narrowed owner.score",
              "retyped owner.born",
              "orphans crew(boat_id) -> boat(id)",
              "sequence-behind owner.id");
    }

    @Test
    void moveFromSqlite(PostgresAddress database) {
      snapshot("before", SqliteReader.open(SqliteFile.create(directory.resolve("a"), SQLITE)));
      PostgresServer.execute(database, POSTGRES);
      snapshot("after", PostgresReader.open(database));
      assertThat(findings("before", "after")).isEmpty();
      assertThat(findings("after", "before")).isEmpty();
    }
  }

  private static final String[] SQLITE = {
    "CREATE TABLE owner (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL UNIQUE, email TEXT,"
        + " born DATETIME, score DECIMAL(10, 2), tag VARCHAR(10), note TEXT DEFAULT 'CHECK (no)',"
        + " CONSTRAINT scored CHECK (score > 0), CHECK /* (b) */ (tag IN ('a)', 'b')))",
    "CREATE TABLE boat (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner, name"
        + " VARCHAR(50) NOT NULL, mood VARCHAR, tons INTEGER, doc JSON, tags JSON)",
    "CREATE TABLE crew (boat_id INTEGER REFERENCES boat)",
    "CREATE UNIQUE INDEX boat_name ON boat (name, owner_id)",
    "CREATE INDEX boat_owner ON boat (owner_id)",
    "CREATE INDEX boat_tons ON boat (tons)",
    "INSERT INTO owner (name) VALUES ('a'), ('b')",
    "INSERT INTO boat (owner_id, name) VALUES (1, 'x'), (1, 'y'), (2, 'x'), (NULL, 'z')"
  };

  @Test
  void defectsOfSqlite() {
    snapshot("before", SqliteReader.open(SqliteFile.create(directory.resolve("a"), SQLITE)));
    snapshot("same", SqliteReader.open(directory.resolve("a")));
    assertThat(findings("before", "same")).isEmpty();
    Path after =
        SqliteFile.create(
            directory.resolve("b"),
            "CREATE TABLE Owner (id INTEGER PRIMARY KEY, name VARCHAR(90), email INTEGER, born"
                + " DATETIME, score DECIMAL(10, 2), tag VARCHAR(10), CHECK (tag IN ('a)', 'b')))",
            "CREATE TABLE boat (id INTEGER PRIMARY KEY, owner_id INTEGER, name VARCHAR(50) NOT"
                + " NULL, mood TEXT, tons BIGINT, tags JSON)",
            "CREATE TABLE crew (boat_id INTEGER REFERENCES boat)",
            "CREATE INDEX boat_name ON boat (name, owner_id)",
            "INSERT INTO boat (owner_id, name) VALUES (1, 'x'), (1, 'x'), (NULL, 'z'), (NULL,"
                + " 'z')",
            "INSERT INTO crew VALUES (99)");
    snapshot("after", SqliteReader.open(after));
    assertThat(findings("before", "after"))
        .containsExactlyInAnyOrder(
            "unique-broken boat(name, owner_id)",
            "unique-lost owner(name)",
            "index-lost boat(owner_id)",
            "index-lost boat(tons)",
            "reference-lost boat(owner_id) -> owner(id)",
            "check-lost owner: CHECK (score > 0)",
            "not-null-lost owner.name",
            "narrowed owner.name",
            "retyped owner.email",
            "orphans crew(boat_id) -> boat(id)");
  }

  private static final String[] MYSQL = {
    "CREATE TABLE owner (id int AUTO_INCREMENT PRIMARY KEY, name varchar(100) NOT NULL UNIQUE,"
        + " email text, born datetime(6), score decimal(10,2), tag enum('a', 'b'), doc json,"
        + " CONSTRAINT scored CHECK (score > 0))",
    "CREATE TABLE boat (id int AUTO_INCREMENT PRIMARY KEY, owner_id int, name varchar(50) NOT"
        + " NULL, tons int unsigned, CONSTRAINT owned FOREIGN KEY (owner_id) REFERENCES owner"
        + " (id), UNIQUE boat_name (name, owner_id), INDEX boat_tons (tons), INDEX boat_prefix"
        + " (name(3)))",
    "CREATE TABLE crew (boat_id int, CONSTRAINT aboard FOREIGN KEY (boat_id) REFERENCES boat"
        + " (id))",
    "INSERT INTO owner (name) VALUES ('a'), ('b')",
    "INSERT INTO boat (owner_id, name) VALUES (1, 'x'), (1, 'y'), (2, 'x'), (NULL, 'z')"
  };

  private void ordinaryChangesOfMysql(SqlDatabase database) {
    MysqlFamily.execute(database, MYSQL);
    MysqlAddress address = MysqlFamily.address(database);
    snapshot("before", MysqlReader.open(address));
    MysqlFamily.execute(
        database,
        "ALTER TABLE owner ADD extra int, MODIFY name varchar(255) NOT NULL, MODIFY tag"
            + " varchar(20), MODIFY score decimal(12,3), MODIFY email mediumtext",
        "ALTER TABLE owner DROP CONSTRAINT scored, ADD CONSTRAINT again CHECK (score > 1)",
        "ALTER TABLE boat MODIFY tons bigint, DROP INDEX boat_tons, ADD INDEX more (tons, name)",
        "CREATE TABLE fleet (id int)");
    snapshot("after", MysqlReader.open(address));
    assertThat(findings("before", "after")).isEmpty();
  }

  private List<String> defectsOfMysql(SqlDatabase database) {
    MysqlFamily.execute(database, MYSQL);
    MysqlAddress address = MysqlFamily.address(database);
    snapshot("before", MysqlReader.open(address));
    MysqlFamily.execute(
        database,
        "ALTER TABLE boat DROP FOREIGN KEY owned",
        "ALTER TABLE boat DROP INDEX boat_name, DROP INDEX boat_tons, MODIFY name varchar(50),"
            + " MODIFY tons int",
        "INSERT INTO boat (owner_id, name) VALUES (1, 'x'), (NULL, 'z')",
        "ALTER TABLE owner DROP INDEX name, DROP CONSTRAINT scored, MODIFY born timestamp(6) NULL,"
            + " MODIFY score decimal(10,1)",
        "SET foreign_key_checks = 0",
        "INSERT INTO crew VALUES (99)");
    snapshot("after", MysqlReader.open(address));
    return findings("before", "after");
  }

  private static final String[] DEFECTS_OF_MYSQL = {
    "unique-broken boat(name, owner_id)",
    "unique-lost owner(name)",
    "index-lost boat(tons)",
    "reference-lost boat(owner_id) -> owner(id)",
    "not-null-lost boat.name",
    "narrowed boat.tons",
    "narrowed owner.score",
    "retyped owner.born",
    "orphans crew(boat_id) -> boat(id)"
  };

  @Nested
  @ExtendWith(MysqlServer.class)
  class Mysql {

    @Test
    void ordinaryChanges(SqlDatabase database) {
      ordinaryChangesOfMysql(database);
    }

    @Test
    void defects(SqlDatabase database) {
      assertThat(defectsOfMysql(database))
          .contains(DEFECTS_OF_MYSQL)
          .contains("check-lost owner: (`score` > 0)")
          .hasSize(DEFECTS_OF_MYSQL.length + 1);
    }
  }

  @Nested
  @ExtendWith(MariadbServer.class)
  class Mariadb {

    @Test
    void ordinaryChanges(SqlDatabase database) {
      ordinaryChangesOfMysql(database);
    }

    @Test
    void defects(SqlDatabase database) {
      assertThat(defectsOfMysql(database))
          .contains(DEFECTS_OF_MYSQL)
          .contains("check-lost owner: `score` > 0")
          .hasSize(DEFECTS_OF_MYSQL.length + 1);
    }
  }
}
