package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.store.jdbc.PostgresAddress;
import dev.seatrial.store.jdbc.PostgresServer;
import dev.seatrial.store.jdbc.SqlSession;
import dev.seatrial.store.jdbc.SqliteFile;
import dev.seatrial.store.redis.RedisAddress;
import dev.seatrial.store.redis.RedisServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Stores of several kinds, each by its URL. */
@ExtendWith({PostgresServer.class, RedisServer.class})
class CompareServersTest {
  private static final String ROWS =
      "INSERT INTO keypairs VALUES ('AK1', true, 3), ('AK2', false, 0)";

  private final Path folder;

  CompareServersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aColumnThatMovedToRedisIsFoundThere(PostgresAddress postgres, RedisAddress redis)
      throws Exception {
    Path old =
        SqliteFile.create(
            folder.resolve("old.db"),
            "CREATE TABLE keypairs (access_key TEXT PRIMARY KEY, active BOOLEAN, used INTEGER)",
            ROWS);
    SqlSession.execute(
        postgres,
        List.of(
            "CREATE TABLE keypairs (access_key TEXT PRIMARY KEY, active BOOLEAN, used INTEGER)",
            ROWS,
            "ALTER TABLE keypairs DROP COLUMN used"));
    Path mapping = folder.resolve("mapping.yaml");
    Files.writeString(
        mapping,
        """
        apiVersion: seatrial.dev/v1
        kind: Comparison
        allow:
          - dataset: keypairs
            column: used
            moved: { snapshot: cache, dataset: "used.*", key: "used.${access_key}", column: value }
            because: it is counted in Redis
        """);
    String[] arguments = {
      "compare",
      "sqlite:" + old,
      "postgresql://%s:%s@%s:%d/%s"
          .formatted(
              postgres.user(),
              encoded(postgres.password()),
              postgres.host(),
              postgres.port(),
              postgres.database()),
      "--mapping",
      mapping.toString(),
      "--other",
      "cache=redis://:%s@%s:%d/%d"
          .formatted(encoded(redis.password()), redis.host(), redis.port(), redis.database()),
    };
    try (Jedis jedis = new Jedis(redis.host(), redis.port())) {
      jedis.auth(redis.password());
      jedis.select(redis.database());
      jedis.set("used.AK1", "3");
      jedis.set("used.AK2", "0");
      Typed kept = typed(arguments);
      jedis.set("used.AK1", "0");
      Typed lost = typed(arguments);

      assertThat(kept.err()).isEmpty();
      assertThat(kept.out()).contains("keypairs.used: 1 allowed, because it is counted in Redis");
      assertThat(kept.code()).isZero();
      assertThat(lost.code()).isEqualTo(1);
      assertThat(lost.out())
          .contains("keypairs.used in cache", "used.AK1")
          .doesNotContain(redis.password());
    }
  }

  private static String encoded(String password) {
    return URLEncoder.encode(password, StandardCharsets.UTF_8);
  }
}
