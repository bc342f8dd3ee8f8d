package dev.seatrial.mutation;

import dev.seatrial.store.jdbc.PostgresAddress;
import dev.seatrial.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted defects, and healthy random rows, within SQLite, within PostgreSQL and between both. */
@ExtendWith(PostgresServer.class)
class SqlMutationTest {
  private final Path directory;

  SqlMutationTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @TestFactory
  Stream<DynamicTest> sqlite() {
    StoreLab sqlite = SqlLabs.sqlite(directory.resolve("a.db"));
    return tests(sqlite, sqlite);
  }

  @TestFactory
  Stream<DynamicTest> postgres(PostgresAddress address) {
    StoreLab postgres = SqlLabs.postgres(address);
    return tests(postgres, postgres);
  }

  @TestFactory
  Stream<DynamicTest> sqliteToPostgres(PostgresAddress address) {
    return tests(SqlLabs.sqlite(directory.resolve("a.db")), SqlLabs.postgres(address));
  }

  private Stream<DynamicTest> tests(StoreLab before, StoreLab after) {
    return MutationTests.of(new MutationMatrix(before, after, directory), after);
  }
}
