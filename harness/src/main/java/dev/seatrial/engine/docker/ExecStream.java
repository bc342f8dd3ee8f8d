package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.seatrial.engine.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a command inside a container prints, as it comes: a reader that is slow makes the command
 * wait. Holds at most {@value #BUFFER} bytes of it, and the first {@value #MESSAGES} bytes of what
 * the command says on its standard error.
 */
final class ExecStream extends FilterInputStream {
  private static final int BUFFER = 1 << 20;
  private static final int MESSAGES = 4096;

  private final DockerClient client;
  private final String exec;
  private final String command;
  private final Frames frames;

  private ExecStream(DockerClient client, String exec, String command, Pipe pipe, Frames frames) {
    super(pipe);
    this.client = client;
    this.exec = exec;
    this.command = command;
    this.frames = frames;
  }

  static ExecStream start(DockerClient client, String container, ExecSpec spec) {
    String exec = Execution.create(client, container, spec);
    Pipe pipe = new Pipe(BUFFER, spec.limit());
    Frames frames = new Frames(pipe);
    client.execStartCmd(exec).exec(frames);
    return new ExecStream(client, exec, spec.command().get(0), pipe, frames);
  }

  /** Frames of both streams, on a thread of the client. */
  private static final class Frames extends ResultCallback.Adapter<Frame> {
    private final Pipe pipe;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private volatile @Nullable Throwable broken;

    Frames(Pipe pipe) {
      this.pipe = pipe;
    }

    /** The client uses the frame's array again: it must be copied. */
    @Override
    public void onNext(Frame frame) {
      byte[] payload = frame.getPayload();
      if (frame.getStreamType() == StreamType.STDERR) {
        synchronized (messages) {
          messages.write(payload, 0, Math.min(payload.length, MESSAGES - messages.size()));
        }
        return;
      }
      try {
        pipe.write(payload);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onError(Throwable thrown) {
      broken = thrown;
      pipe.end();
      super.onError(thrown);
    }

    @Override
    public void onComplete() {
      pipe.end();
      super.onComplete();
    }

    String said() {
      synchronized (messages) {
        String text = messages.toString(StandardCharsets.UTF_8).strip();
        return text.lines().findFirst().map(line -> ": " + line).orElse("");
      }
    }
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next < 0) {
      requireSuccess();
    }
    return next;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read < 0) {
      requireSuccess();
    }
    return read;
  }

  private void requireSuccess() throws IOException {
    Throwable failure = frames.broken;
    if (failure != null) {
      throw new IOException("the engine broke off: " + failure.getMessage(), failure);
    }
    @Nullable Long code = client.inspectExecCmd(exec).exec().getExitCodeLong();
    if (code == null || code != 0) {
      throw new IOException(command + " exited " + code + frames.said());
    }
  }

  /** Breaks the connection off; the command ends when it prints more. */
  @Override
  public void close() throws IOException {
    super.close();
    frames.close();
  }
}
