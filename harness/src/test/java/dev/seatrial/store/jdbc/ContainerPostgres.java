package dev.seatrial.store.jdbc;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.image.EngineFixture;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.scenario.Build;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** One real PostgreSQL for all tests of a JVM, started when the first asks for it. */
final class ContainerPostgres implements AutoCloseable {
  private static final String USER = "tester";
  private static final String PASSWORD = "of-the-tests";
  private static final Path CONTEXT =
      Path.of(System.getProperty("basedir", ""), "../fixtures/shared/images/postgresql")
          .toAbsolutePath()
          .normalize();

  private final EngineFixture fixture = new EngineFixture();
  private final String network =
      fixture.engine().createNetwork(fixture.name("net"), fixture.labels());
  private final Container container;
  private final PostgresAddress address;

  ContainerPostgres() {
    ResolvedImage image =
        new ImageResolver(
                fixture.engine(),
                ImageResolver.Settings.of(
                    ImageResolver.Mode.AUTO, Optional.empty(), EngineFixture.cache()))
            .resolve(
                Optional.of("postgres:15"),
                Optional.of(new Build(CONTEXT, "Dockerfile", Optional.empty(), Map.of())),
                line -> {});
    container =
        fixture
            .engine()
            .create(
                ContainerSpec.of(
                        fixture.name("postgres"),
                        image.id(),
                        fixture.labels(),
                        Path.of("target", "test-postgres.log").toAbsolutePath())
                    .environment(
                        Map.of(
                            "POSTGRES_USER", USER,
                            "POSTGRES_PASSWORD", PASSWORD,
                            "POSTGRES_DB", USER))
                    .network(network, List.of())
                    .ports(List.of(PortSpec.free(5432)))
                    .build());
    container.start();
    List<String> ready = List.of("pg_isready", "-q", "-h", "127.0.0.1", "-U", USER, "-d", USER);
    Awaitility.await("PostgreSQL")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> container.exec(ready, Duration.ofSeconds(5)).exitCode().orElse(-1) == 0);
    address = new PostgresAddress("127.0.0.1", container.publishedPort(5432), USER, USER, PASSWORD);
  }

  /** The server; its user may create databases. */
  PostgresAddress address() {
    return address;
  }

  @Override
  public void close() {
    container.remove();
    fixture.engine().removeNetwork(network);
    fixture.close();
  }
}
