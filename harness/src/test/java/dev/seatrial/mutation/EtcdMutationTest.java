package dev.seatrial.mutation;

import dev.seatrial.store.etcd.EtcdAddress;
import dev.seatrial.store.etcd.EtcdServer;
import dev.seatrial.store.lab.ContainerStore;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted defects, and healthy random documents, from one etcd to another. */
@ExtendWith(EtcdServer.class)
class EtcdMutationTest {
  private static final ContainerStore OTHER = new ContainerStore(EtcdServer.RECIPE);

  @AfterAll
  static void stop() {
    OTHER.close();
  }

  @TestFactory
  Stream<DynamicTest> etcd(EtcdAddress address, @TempDir Path directory) {
    StoreLab after = new EtcdLab(EtcdServer.address(OTHER));
    return MutationTests.of(new MutationMatrix(new EtcdLab(address), after, directory), after);
  }
}
