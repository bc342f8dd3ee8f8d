package dev.seatrial.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A container of a {@link FakeEngine}. */
public final class FakeContainer implements Container {
  private static final Map<String, Integer> DEADLY = Map.of("KILL", 137, "TERM", 143, "INT", 130);

  private final FakeEngine engine;
  private final String id;
  private final ContainerSpec spec;
  private final Script script;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private volatile boolean paused;
  private volatile boolean connected = true;
  private volatile boolean removed;
  private State state = new State(false, OptionalInt.empty(), false, Optional.empty());

  FakeContainer(FakeEngine engine, String id, ContainerSpec spec, Script script) {
    this.engine = engine;
    this.id = id;
    this.spec = spec;
    this.script = script;
  }

  public ContainerSpec spec() {
    return spec;
  }

  /** What was copied in, by path. */
  public Map<String, byte[]> files() {
    return Map.copyOf(files);
  }

  /** Ends it, as if its program had. */
  public synchronized void end(int exitCode) {
    paused = false;
    state = new State(false, OptionalInt.of(exitCode), script.oomKilled(), Optional.empty());
    notifyAll();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public synchronized void start() {
    engine.record("start " + name());
    engine.refuse("start " + name());
    if (!script.outputIsLate()) {
      print(script.lines());
    }
    if (script.exitCode().isPresent()) {
      end(script.exitCode().getAsInt());
    } else {
      state = new State(true, OptionalInt.empty(), false, Optional.empty());
    }
  }

  @Override
  public State stop(Duration grace) {
    engine.record("stop " + name());
    if (state().running()) {
      end(0);
    }
    return state();
  }

  @Override
  public void kill(String signal) {
    engine.record("kill " + signal + " " + name());
    if (state().running() && DEADLY.containsKey(signal)) {
      end(DEADLY.get(signal));
    }
  }

  @Override
  public void pause() {
    engine.record("pause " + name());
    engine.refuse("pause " + name());
    if (!state().running()) {
      throw new EngineException("The container is not running.", "None.");
    }
    paused = true;
  }

  @Override
  public void resume() {
    engine.record("resume " + name());
    paused = false;
  }

  /** Whether it is frozen. */
  public boolean paused() {
    return paused;
  }

  /** Whether it is on its network. */
  public boolean connected() {
    return connected;
  }

  void connected(boolean on) {
    connected = on;
  }

  @Override
  public synchronized State state() {
    return state;
  }

  @Override
  public synchronized Optional<State> awaitExit(Duration limit) {
    engine.record("await " + name());
    try {
      long end = System.nanoTime() + limit.toNanos();
      while (state.running()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return Optional.empty();
        }
        wait(left);
      }
      return Optional.of(state);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(
          EngineException.Reason.INTERRUPTED, "Interrupted.", "Repeat it.", e);
    }
  }

  @Override
  public int publishedPort(int containerPort) {
    // A port that is published though the script serves nothing there: nobody listens at 9.
    Optional<Integer> published =
        spec.ports().stream()
            .filter(port -> port.container() == containerPort)
            .map(port -> port.host().orElse(9))
            .findFirst();
    return Optional.ofNullable(script.ports().get(containerPort))
        .or(() -> published)
        .filter(port -> state().running() && connected)
        .orElseThrow(() -> new EngineException("No port " + containerPort + ".", "Publish it."));
  }

  @Override
  public ExecResult exec(ExecSpec command) {
    String as = command.user().map(user -> " as " + user).orElse("");
    engine.record("exec " + name() + as + " " + String.join(" ", command.command()));
    engine.refuse("exec " + name());
    if (paused) {
      throw new EngineException("The container is paused.", "None.");
    }
    return script.exec().apply(command.command());
  }

  @Override
  public InputStream stream(ExecSpec command) {
    ExecResult result = exec(command);
    return new ByteArrayInputStream(result.output().getBytes(StandardCharsets.UTF_8));
  }

  /** Prints, as its program would. */
  public void says(String... lines) {
    print(List.of(lines));
  }

  @Override
  public List<String> lastLines(int count) {
    try {
      List<String> lines = Files.exists(spec.log()) ? Files.readAllLines(spec.log()) : List.of();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String inspect() {
    engine.refuse("inspect " + name());
    if (!engine.containers().contains(this)) {
      throw new EngineException("There is no container " + name() + ".", "Look for another.");
    }
    return "{\"Id\":\"" + id + "\",\"Name\":\"/" + name() + "\"}";
  }

  @Override
  public void copyIn(String path, byte[] content, int mode) {
    engine.record("copy " + path + " into " + name());
    files.put(path, content.clone());
  }

  /** Its files are then among {@link #files}, by absolute path. */
  @Override
  public void unpack(String folder, InputStream stream) {
    engine.record("unpack in " + folder + " of " + name());
    try (TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        files.put((folder + "/" + e.getName()).replaceAll("/+", "/"), tar.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was copied in, or else what a program is said to have {@link FakeEngine#writes}. */
  @Override
  public InputStream copyOut(String path) {
    byte[] content = files.getOrDefault(path, engine.written(path));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(path.substring(path.lastIndexOf('/') + 1));
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  @Override
  public Path log() {
    if (script.outputIsLate()) {
      print(script.lines());
    }
    return spec.log();
  }

  @Override
  public void remove() {
    engine.record("remove " + name());
    engine.refuse("remove " + name());
    if (state().running()) {
      end(137);
    }
    engine.forget(this);
    removed = true;
  }

  @Override
  public boolean removed() {
    return removed;
  }

  private void print(List<String> lines) {
    try {
      Path folder = spec.log().toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(
          spec.log(),
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
