package dev.seatrial.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.scenario.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real engine for a test class, with names and labels of its own, so that test classes of
 * several processes do not meet; {@link #close} removes what they left and fails if it was
 * anything.
 */
public final class EngineFixture implements AutoCloseable {
  /** Carried by every container, network and volume of a test. */
  public static final String LABEL = "dev.seatrial.test";

  private static final Logger LOG = LoggerFactory.getLogger(EngineFixture.class);

  private final DockerEngine engine = DockerEngine.connect();
  private final String id =
      "st" + ProcessHandle.current().pid() + Long.toString(System.nanoTime(), 36);
  private final List<String> images = new CopyOnWriteArrayList<>();

  public Engine engine() {
    return engine;
  }

  /** A name that no other test has. */
  public String name(String name) {
    return id + "-" + name;
  }

  public Map<String, String> labels() {
    return Map.of(LABEL, id);
  }

  /** An image to be removed at the end. */
  public void remember(String reference) {
    images.add(reference);
  }

  /** A Debian base with a shell, made when there is none; it stays, for the next tests. */
  public String shell() {
    return assemble(ImageResolver.Mode.ASSEMBLED, "ARG BASE=debian:bookworm-slim\nFROM ${BASE}\n")
        .id();
  }

  ResolvedImage assemble(ImageResolver.Mode mode, String dockerfile) {
    try {
      Path context =
          Files.createDirectories(
              Path.of("target", "test-contexts", Integer.toHexString(dockerfile.hashCode())));
      Files.writeString(context.resolve("Dockerfile"), dockerfile);
      Build build = new Build(context, "Dockerfile", Optional.empty(), Map.of());
      return new ImageResolver(engine, ImageResolver.Settings.of(mode, Optional.empty(), cache()))
          .resolve(Optional.empty(), Optional.of(build), line -> LOG.info("{}", line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a shell script prints in a container of an image. */
  public String output(String image, String script, Path log) throws IOException {
    Container container =
        engine.create(
            ContainerSpec.of(name("run"), image, labels(), log)
                .entrypoint(List.of("sh", "-c"))
                .command(List.of(script))
                .keepLogsInEngine(false)
                .build());
    try {
      container.start();
      assertThat(container.awaitExit(Duration.ofSeconds(30))).isPresent();
      return Files.readString(container.log());
    } finally {
      container.remove();
    }
  }

  /** A folder for locks and temporary files. */
  public static Path cache() {
    return Path.of("target", "test-cache").toAbsolutePath();
  }

  @Override
  public void close() {
    List<Engine.Leftover> left = engine.labelled(LABEL, Optional.of(id));
    left.forEach(engine::remove);
    images.forEach(engine::removeImage);
    engine.close();
    assertThat(left).as("left behind by the tests").isEmpty();
  }
}
