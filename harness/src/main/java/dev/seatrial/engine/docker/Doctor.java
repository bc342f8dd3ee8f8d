package dev.seatrial.engine.docker;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains what a machine offers to run scenarios on, and what is missing. */
public final class Doctor {
  private static final long GIGABYTE = 1_000_000_000L;
  private static final long DISK_NEEDED = 20 * GIGABYTE;
  private static final long MEMORY_NEEDED = 4 * GIGABYTE;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A name that no registry has: whether it says so is what we want to know. */
  private static final String NOBODY = "seatrial/nobody-has-this:1";

  private final List<Point> points = new ArrayList<>();
  private final Map<String, String> environment;
  private final Optional<String> registry;

  private Doctor(Map<String, String> environment, Optional<String> registry) {
    this.environment = environment;
    this.registry = registry;
  }

  /** How much a point matters. */
  public enum Level {
    GOOD,
    /** It goes without, as the text says. */
    NOTE,
    /** Scenarios cannot run. */
    TROUBLE
  }

  /**
   * One thing that was looked at.
   *
   * @param subject what, e.g. {@code engine}
   * @param text how it is, one sentence
   * @param remedy what to do; empty when nothing need be done
   */
  public record Point(String subject, Level level, String text, Optional<String> remedy) {}

  /**
   * Looks at everything; takes a few seconds when the registry is silent.
   *
   * @param registry the registry host to ask, empty for the engine's default
   * @param runLabel label of what runs leave behind
   */
  public static List<Point> examine(
      Map<String, String> environment, Optional<String> registry, String runLabel) {
    Doctor doctor = new Doctor(environment, registry);
    try (DockerEngine engine = DockerEngine.connect()) {
      doctor.engine(engine.facts());
      doctor.registry(engine);
      doctor.leftovers(engine, runLabel);
    } catch (EngineException e) {
      doctor.add("engine", Level.TROUBLE, String.valueOf(e.getMessage()), e.remedy());
    }
    doctor.debootstrap();
    doctor.caBundle();
    return List.copyOf(doctor.points);
  }

  private void engine(Map<String, String> facts) {
    add(
        "engine",
        Level.GOOD,
        "Docker "
            + facts.get("version")
            + ", API "
            + facts.get("api")
            + ", storage "
            + facts.get("driver")
            + ", on "
            + facts.get("os")
            + ".");
    Optional.ofNullable(facts.get("freeBytes"))
        .ifPresent(free -> disk(Long.parseLong(free), facts));
    long memory = Long.parseLong(facts.getOrDefault("memoryBytes", "0"));
    String text = memory / GIGABYTE + " GB of memory, " + facts.get("cpus") + " cores.";
    if (memory < MEMORY_NEEDED) {
      add("memory", Level.NOTE, text, "Run one cell at a time; 4 GB is little for two releases.");
    } else {
      add("memory", Level.GOOD, text);
    }
  }

  private void disk(long free, Map<String, String> facts) {
    String text = free / GIGABYTE + " GB are free under " + facts.get("root") + ".";
    if (free < DISK_NEEDED) {
      add(
          "disk",
          Level.NOTE,
          text,
          "Images and volumes want "
              + DISK_NEEDED / GIGABYTE
              + " GB; `seatrial clean --cache` frees some.");
    } else {
      add("disk", Level.GOOD, text);
    }
  }

  private void registry(Engine engine) {
    String name = registry.map(host -> host + "/" + NOBODY).orElse(NOBODY);
    try {
      engine.pull(name, PATIENCE, line -> {});
    } catch (EngineException e) {
      if (e.reason() == Reason.REGISTRY_SILENT) {
        add(
            "registry",
            Level.NOTE,
            "The container registry does not answer: images are assembled.",
            String.valueOf(e.getMessage()));
      } else {
        add("registry", Level.GOOD, "The container registry answers: official images can be had.");
      }
    }
  }

  private void leftovers(Engine engine, String label) {
    int left = engine.labelled(label, Optional.empty()).size();
    if (left == 0) {
      add("leftovers", Level.GOOD, "No run has left anything in the engine.");
    } else {
      add(
          "leftovers",
          Level.NOTE,
          left + " containers, networks and volumes of runs are in the engine.",
          "The next run removes those of runs that have ended; so does `seatrial clean`.");
    }
  }

  private void debootstrap() {
    String path = environment.getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
    boolean there =
        Stream.of(path.split(":", -1))
            .filter(folder -> !folder.isBlank())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "debootstrap")));
    if (there) {
      add("debootstrap", Level.GOOD, "debootstrap is installed: base images can be made.");
    } else {
      add(
          "debootstrap",
          Level.NOTE,
          "debootstrap is not installed: without a registry no base image can be made.",
          "On Debian, as root: apt-get install debootstrap.");
    }
  }

  private void caBundle() {
    String file = environment.getOrDefault("SSL_CERT_FILE", "");
    if (file.isBlank()) {
      add("ca", Level.GOOD, "SSL_CERT_FILE is not set: builds trust the public authorities.");
    } else if (Files.isReadable(Path.of(file))) {
      add("ca", Level.GOOD, "Builds trust the authorities in " + file + " (SSL_CERT_FILE).");
    } else {
      add(
          "ca",
          Level.TROUBLE,
          "SSL_CERT_FILE names " + file + ", which cannot be read.",
          "Correct SSL_CERT_FILE, or unset it.");
    }
  }

  private void add(String subject, Level level, String text) {
    points.add(new Point(subject, level, text, Optional.empty()));
  }

  private void add(String subject, Level level, String text, String remedy) {
    points.add(new Point(subject, level, text, Optional.of(remedy)));
  }
}
