package dev.seatrial.mutation;

import dev.seatrial.store.lab.MariadbServer;
import dev.seatrial.store.lab.SqlDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted defects, and healthy random rows, from SQLite to MariaDB. */
@ExtendWith(MariadbServer.class)
class MariadbMutationTest {

  @TestFactory
  Stream<DynamicTest> sqliteToMariadb(SqlDatabase database, @TempDir Path directory) {
    StoreLab mariadb = SqlLabs.mysql("MariaDB", database);
    StoreLab sqlite = SqlLabs.sqlite(directory.resolve("a.db"));
    return MutationTests.of(new MutationMatrix(sqlite, mariadb, directory), mariadb);
  }
}
