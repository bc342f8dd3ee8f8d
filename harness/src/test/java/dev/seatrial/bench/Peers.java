package dev.seatrial.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.image.EngineFixture;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.scenario.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A PostgreSQL server, and a container with what others use to read and compare. */
final class Peers implements AutoCloseable {
  static final String USER = "bench";
  static final String PASSWORD = "of-the-bench";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final EngineFixture fixture = new EngineFixture();
  private final String network =
      fixture.engine().createNetwork(fixture.name("net"), fixture.labels());
  private final Container server;
  private final Container tools;

  Peers(Path logs) {
    server =
        fixture
            .engine()
            .create(
                ContainerSpec.of(
                        fixture.name("server"),
                        image("postgresql"),
                        fixture.labels(),
                        logs.resolve("server.log"))
                    .environment(
                        Map.of(
                            "POSTGRES_USER",
                            USER,
                            "POSTGRES_PASSWORD",
                            PASSWORD,
                            "POSTGRES_DB",
                            "one"))
                    .network(network, List.of("server"))
                    .ports(List.of(PortSpec.free(5432)))
                    .build());
    tools =
        fixture
            .engine()
            .create(
                ContainerSpec.of(
                        fixture.name("tools"),
                        image("bench-peers"),
                        fixture.labels(),
                        logs.resolve("tools.log"))
                    .environment(Map.of("PGPASSWORD", PASSWORD, "PGTZ", "UTC"))
                    .network(network, List.of("tools"))
                    .build());
    server.start();
    tools.start();
    List<String> ready = List.of("pg_isready", "-q", "-h", "127.0.0.1", "-U", USER, "-d", "one");
    Awaitility.await("PostgreSQL")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> server.exec(ready, LIMIT).exitCode().orElse(-1) == 0);
  }

  private String image(String folder) {
    Path context =
        Path.of(System.getProperty("basedir", ""), "../fixtures/shared/images/" + folder)
            .toAbsolutePath()
            .normalize();
    return new ImageResolver(
            fixture.engine(),
            ImageResolver.Settings.of(
                ImageResolver.Mode.ASSEMBLED, Optional.empty(), EngineFixture.cache()))
        .resolve(
            Optional.empty(),
            Optional.of(new Build(context, "Dockerfile", Optional.empty(), Map.of())),
            line -> {})
        .id();
  }

  /** The server's port on 127.0.0.1. */
  int port() {
    return server.publishedPort(5432);
  }

  /** Where the tools find a database. */
  static String url(String database) {
    return "postgresql://%s:%s@server:5432/%s".formatted(USER, PASSWORD, database);
  }

  /** Puts a file into the folder {@code /} of the tools. */
  void give(Path file) {
    try {
      tools.copyIn("/" + file.getFileName(), Files.readAllBytes(file), 0644);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a shell command with the tools; what it says. */
  String run(String script, int... expected) {
    Container.ExecResult result = tools.exec(List.of("sh", "-c", script), LIMIT);
    int code = result.exitCode().orElse(-1);
    if (expected.length == 0) {
      assertThat(code).as(result.output()).isZero();
    } else {
      assertThat(expected).as(result.output()).contains(code);
    }
    return result.output();
  }

  @Override
  public void close() {
    server.remove();
    tools.remove();
    fixture.engine().removeNetwork(network);
    fixture.close();
  }
}
