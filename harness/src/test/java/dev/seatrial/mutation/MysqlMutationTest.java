package dev.seatrial.mutation;

import dev.seatrial.store.lab.MysqlServer;
import dev.seatrial.store.lab.SqlDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted defects, and healthy random rows, within MySQL. */
@ExtendWith(MysqlServer.class)
class MysqlMutationTest {

  @TestFactory
  Stream<DynamicTest> mysql(SqlDatabase database, @TempDir Path directory) {
    StoreLab mysql = SqlLabs.mysql("MySQL", database);
    return MutationTests.of(new MutationMatrix(mysql, mysql, directory), mysql);
  }
}
