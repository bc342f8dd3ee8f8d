package dev.seatrial.mutation;

import dev.seatrial.store.redis.RedisAddress;
import dev.seatrial.store.redis.RedisServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted defects, and healthy random documents, within Redis. */
@ExtendWith(RedisServer.class)
class RedisMutationTest {

  @TestFactory
  Stream<DynamicTest> redis(RedisAddress address, @TempDir Path directory) {
    StoreLab before = new RedisLab(address);
    RedisAddress other =
        new RedisAddress(address.host(), address.port(), 0, address.user(), address.password());
    StoreLab after = new RedisLab(other);
    return MutationTests.of(new MutationMatrix(before, after, directory), after);
  }
}
