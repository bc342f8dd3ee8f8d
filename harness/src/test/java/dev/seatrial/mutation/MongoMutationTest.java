package dev.seatrial.mutation;

import dev.seatrial.store.mongo.MongoAddress;
import dev.seatrial.store.mongo.MongoServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted defects, and healthy random documents, within a stand-in for MongoDB. */
@ExtendWith(MongoServer.class)
class MongoMutationTest {

  @TestFactory
  Stream<DynamicTest> mongo(MongoAddress address, @TempDir Path directory) {
    StoreLab lab = new MongoLab(address);
    return MutationTests.of(new MutationMatrix(lab, lab, directory), lab);
  }
}
