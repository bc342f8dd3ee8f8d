package dev.seatrial.run;

import dev.seatrial.engine.FakeEngine;
import dev.seatrial.engine.Script;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Part;
import dev.seatrial.plan.Plan;
import dev.seatrial.project.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** All of {@code ferried.yaml} on an engine in memory; healthy until a test spoils one thing. */
public final class Ferry implements AutoCloseable {
  public static final String KEY = "key-of-the-dock";
  private static final String BOATS =
      "{\"items\": [{\"id\": 1, \"model\": \"tug\", \"name\": \"argo\", \"state\": \"afloat\","
          + " \"why\": \"has "
          + KEY
          + "\"}]}";

  public final FakeEngine engine = new FakeEngine();
  public final FakeService dock = new FakeService();
  public final FakeService quay = new FakeService();
  final Cell cell = Harbour.ferried();
  private final Path directory;
  private boolean keep;
  private Part part = Part.WHOLE;

  public Ferry(Path directory) {
    this.directory = directory;
    engine.registry(name -> engine.addImage(name, Optional.of(name + "@sha256:d"), Map.of()));
    engine.on("helper", Script.exits(0));
    engine.on("socket-proxy", Script.runs("listening"));
    engine.on("mover", Script.exits(0, "moved"));
    engine.on(
        "dock",
        Script.runs("the word is anchor")
            .publishing(80, dock.port())
            .publishing(8080, dock.port()));
    engine.on("quay", Script.runs("ready").publishing(80, quay.port()));
    engine.writes("/tmp/volume.tar.zst", new byte[] {1, 2, 3});
    engine.writes("/tmp/files.tar", tar("boats.sqlite", boats()));
    dock.on("POST /login", 200, "{\"key\": \"" + KEY + "\"}");
    dock.on("GET /cranes", 200, "{\"items\": [], \"ready\": true}");
    dock.on("GET /boats", 200, BOATS);
    quay.on("GET /boats", 200, BOATS);
    for (String name : List.of("helper", "socket-proxy")) {
      write(directory.resolve("fixtures/shared/images/" + name + "/Dockerfile"), "FROM scratch\n");
    }
  }

  Ferry keeping() {
    keep = true;
    return this;
  }

  /** Runs that part of the path from now on; an empty word is no end. */
  Ferry only(String from, String until) {
    part =
        new Part(
            Optional.of(from).filter(word -> !word.isEmpty()),
            Optional.of(until).filter(word -> !word.isEmpty()));
    return this;
  }

  RunDirectory run() {
    return run(new Plan(1, List.of(cell)), RunListener.SILENT);
  }

  RunDirectory run(Plan plan, RunListener listener) {
    return run(plan, listener, cell -> true);
  }

  RunDirectory run(Plan plan, RunListener listener, Predicate<Cell> goOn) {
    ImageResolver images =
        new ImageResolver(
            engine,
            new ImageResolver.Settings(
                ImageResolver.Mode.AUTO,
                Optional.empty(),
                cache(),
                Duration.ofSeconds(5),
                Map.of()));
    return new Runner(engine, images, options(), listener, Clock.systemUTC())
        .run(
            plan,
            Optional.empty(),
            new RunOwner() {
              @Override
              public boolean goOn(Cell ended) {
                return goOn.test(ended);
              }
            });
  }

  RunOptions options() {
    return new RunOptions(
        new Project(directory), directory.resolve("runs"), cache(), keep, true, part);
  }

  Path cache() {
    return directory.resolve("cache");
  }

  List<Observation> observations(RunDirectory run) {
    return ObservationLog.read(run.cell(cell).resolve("observations.jsonl"));
  }

  static <T extends Observation> List<T> of(Class<T> kind, List<Observation> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The outcome of a step. */
  StepFinished step(RunDirectory run, String id) {
    return of(StepFinished.class, observations(run)).stream()
        .filter(s -> s.step().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What the engine still holds of any run. */
  List<String> left() {
    return engine.labelled(Leftovers.LABEL, Optional.empty()).stream()
        .map(l -> l.kind() + " " + l.name())
        .toList();
  }

  private byte[] boats() {
    Path file = directory.resolve("boats.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE boat (id INTEGER, berth TEXT, pass TEXT)");
      statement.execute("CREATE TABLE crews (id INTEGER, name TEXT)");
      statement.execute("INSERT INTO boat VALUES (1, 'north', 'anchor'), (2, 'south', 'x')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] tar(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    dock.close();
    quay.close();
  }
}
