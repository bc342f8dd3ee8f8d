package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.model.Frame;
import dev.seatrial.engine.Container.ExecResult;
import dev.seatrial.engine.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One command inside a running container; keeps the first {@value #MAX_BYTES} of its output. */
final class Execution extends ResultCallback.Adapter<Frame> {
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  static ExecResult run(DockerClient client, String container, ExecSpec spec) {
    String exec = create(client, container, spec);
    Execution execution = client.execStartCmd(exec).exec(new Execution());
    try {
      if (!execution.awaitCompletion(spec.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        return new ExecResult(OptionalInt.empty(), execution.text());
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted("wait for " + spec.command().get(0), e);
    }
    @Nullable Long code = client.inspectExecCmd(exec).exec().getExitCodeLong();
    return new ExecResult(
        code == null ? OptionalInt.empty() : OptionalInt.of(code.intValue()), execution.text());
  }

  /** The id of a command that is not started yet. */
  static String create(DockerClient client, String container, ExecSpec spec) {
    ExecCreateCmd create =
        client
            .execCreateCmd(container)
            .withCmd(spec.command().toArray(String[]::new))
            .withEnv(
                spec.environment().entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .toList())
            .withAttachStdout(true)
            .withAttachStderr(true);
    spec.user().ifPresent(create::withUser);
    return create.exec().getId();
  }

  @Override
  public void onNext(Frame frame) {
    byte[] payload = frame.getPayload();
    synchronized (output) {
      output.write(payload, 0, Math.min(payload.length, MAX_BYTES - output.size()));
    }
  }

  private String text() {
    synchronized (output) {
      return output.toString(StandardCharsets.UTF_8);
    }
  }
}
