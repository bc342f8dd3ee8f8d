package dev.seatrial.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import dev.seatrial.engine.Container;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.engine.ExecSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A container of the Docker engine. */
final class DockerContainer implements Container {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LOG_LIMIT = Duration.ofSeconds(10);

  private final DockerClient client;
  private final String id;
  private final String name;
  private final Path log;
  private @Nullable LogStream stream;
  private volatile boolean removed;

  DockerContainer(DockerClient client, String id, String name, Path log) {
    this.client = client;
    this.id = id;
    this.name = name;
    this.log = log;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    LogStream attached = translated("attach to", () -> LogStream.attach(client, id, log));
    stream = attached;
    try {
      client.startContainerCmd(id).exec();
    } catch (RuntimeException e) {
      attached.onComplete();
      throw Failures.of("start the container " + name, e);
    }
  }

  @Override
  public State stop(Duration grace) {
    int seconds = (int) Math.max(1, (grace.toMillis() + 999) / 1000);
    try {
      client.stopContainerCmd(id).withTimeout(seconds).exec();
    } catch (NotModifiedException e) {
      // It had ended already.
      return state();
    } catch (RuntimeException e) {
      throw Failures.of("stop the container " + name, e);
    }
    return state();
  }

  @Override
  public void kill(String signal) {
    try {
      client.killContainerCmd(id).withSignal(signal).exec();
    } catch (RuntimeException e) {
      if (state().running()) {
        throw Failures.of("send " + signal + " to the container " + name, e);
      }
    }
  }

  @Override
  public void pause() {
    translated("pause", () -> client.pauseContainerCmd(id).exec());
  }

  @Override
  public void resume() {
    try {
      client.unpauseContainerCmd(id).exec();
    } catch (RuntimeException e) {
      if (paused()) {
        throw Failures.of("resume the container " + name, e);
      }
    }
  }

  /** One that is gone is not. */
  private boolean paused() {
    try {
      return Boolean.TRUE.equals(client.inspectContainerCmd(id).exec().getState().getPaused());
    } catch (NotFoundException e) {
      return false;
    }
  }

  @Override
  public State state() {
    InspectContainerResponse.ContainerState state = inspected().getState();
    boolean running = Boolean.TRUE.equals(state.getRunning());
    Long code = state.getExitCodeLong();
    boolean ran = !running && !"created".equals(state.getStatus()) && code != null;
    return new State(
        running,
        ran ? OptionalInt.of(code.intValue()) : OptionalInt.empty(),
        Boolean.TRUE.equals(state.getOOMKilled()),
        Optional.ofNullable(state.getError()).filter(error -> !error.isBlank()));
  }

  @Override
  public Optional<State> awaitExit(Duration limit) {
    try (WaitContainerResultCallback wait =
        client.waitContainerCmd(id).exec(new WaitContainerResultCallback())) {
      boolean ended = wait.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
      return ended ? Optional.of(state()) : Optional.empty();
    } catch (InterruptedException e) {
      throw Failures.interrupted("wait for the end of the container " + name, e);
    } catch (IOException | RuntimeException e) {
      throw Failures.of("wait for the end of the container " + name, e);
    }
  }

  @Override
  public int publishedPort(int containerPort) {
    Ports.Binding[] bindings =
        inspected()
            .getNetworkSettings()
            .getPorts()
            .getBindings()
            .get(ExposedPort.tcp(containerPort));
    if (bindings == null || bindings.length == 0) {
      throw new EngineException(
          "The container " + name + " does not publish port " + containerPort + " now.",
          "It must be running, and the service must name the port under `ports`.");
    }
    return Integer.parseInt(bindings[0].getHostPortSpec());
  }

  /**
   * {@inheritDoc}
   *
   * <p>The engine cannot end a command: one that runs past its limit goes on until it ends by
   * itself or the container does.
   */
  @Override
  public ExecResult exec(ExecSpec spec) {
    return translated(
        "run " + spec.command().get(0) + " in", () -> Execution.run(client, id, spec));
  }

  @Override
  public InputStream stream(ExecSpec spec) {
    return translated(
        "run " + spec.command().get(0) + " in", () -> ExecStream.start(client, id, spec));
  }

  @Override
  public List<String> lastLines(int count) {
    return LogStream.tail(log, count);
  }

  @Override
  public String inspect() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(inspected().getRawValues());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an inspect document of " + name + " is not JSON", e);
    }
  }

  @Override
  public void copyIn(String path, byte[] content, int mode) {
    int slash = path.lastIndexOf('/');
    byte[] tar = Tar.ofFile(path.substring(slash + 1), content, mode);
    translated(
        "copy " + path + " into",
        () ->
            client
                .copyArchiveToContainerCmd(id)
                .withRemotePath(slash <= 0 ? "/" : path.substring(0, slash))
                .withTarInputStream(new ByteArrayInputStream(tar))
                .exec());
  }

  @Override
  public void unpack(String folder, InputStream tar) {
    translated(
        "unpack files in",
        () ->
            client
                .copyArchiveToContainerCmd(id)
                .withRemotePath(folder)
                .withTarInputStream(tar)
                .exec());
  }

  @Override
  public InputStream copyOut(String path) {
    try {
      return client.copyArchiveFromContainerCmd(id, path).exec();
    } catch (NotFoundException e) {
      throw new EngineException(
          Reason.FILE_MISSING,
          "The container " + name + " has no " + path + ".",
          "Check the path: it is one inside the container.",
          e);
    } catch (RuntimeException e) {
      throw Failures.of("copy " + path + " out of the container " + name, e);
    }
  }

  @Override
  public Path log() {
    LogStream attached = stream;
    if (attached != null && !state().running()) {
      attached.awaitEnd(LOG_LIMIT);
    }
    return log;
  }

  @Override
  public void remove() {
    remove(client, id);
    removed = true;
    LogStream attached = stream;
    if (attached != null) {
      attached.awaitEnd(LOG_LIMIT);
    }
  }

  @Override
  public boolean removed() {
    return removed;
  }

  /** Removes a container; one that is gone or going already is fine. */
  static void remove(DockerClient client, String id) {
    try {
      client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException e) {
      return;
    } catch (RuntimeException e) {
      if (!(e instanceof DockerException) || !Failures.message(e).contains("already in progress")) {
        throw Failures.of("remove the container " + id, e);
      }
    }
  }

  private InspectContainerResponse inspected() {
    return translated("inspect", () -> client.inspectContainerCmd(id).exec());
  }

  private <T> T translated(String doing, Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      throw Failures.of(doing + " the container " + name, e);
    }
  }
}
