package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.seatrial.engine.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a command inside a container prints, as it comes: a reader that is slow makes the command
 * wait. Holds {@value #FRAMES} frames of the engine, some tens of KiB each, and the first {@value
 * #MESSAGES} bytes of the command's messages.
 */
final class ExecStream extends InputStream {
  private static final int FRAMES = 64;
  private static final int MESSAGES = 4096;
  private static final byte[] END = new byte[0];

  private final DockerClient client;
  private final String exec;
  private final String command;
  private final Duration silence;
  private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(FRAMES);
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final Frames callback = new Frames();
  private volatile boolean closed;
  private volatile @Nullable Throwable broken;
  private byte[] current = END;
  private int at;
  private boolean ended;

  private ExecStream(DockerClient client, String exec, ExecSpec spec) {
    this.client = client;
    this.exec = exec;
    this.command = spec.command().get(0);
    this.silence = spec.limit();
  }

  static ExecStream start(DockerClient client, String container, ExecSpec spec) {
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
    ExecStream stream = new ExecStream(client, create.exec().getId(), spec);
    client.execStartCmd(stream.exec).exec(stream.callback);
    return stream;
  }

  private final class Frames extends ResultCallback.Adapter<Frame> {
    @Override
    public void onNext(Frame frame) {
      byte[] payload = frame.getPayload();
      if (frame.getStreamType() == StreamType.STDERR) {
        synchronized (messages) {
          messages.write(payload, 0, Math.min(payload.length, MESSAGES - messages.size()));
        }
      } else if (payload.length > 0) {
        hand(payload);
      }
    }

    @Override
    public void onError(Throwable thrown) {
      broken = thrown;
      super.onError(thrown);
      hand(END);
    }

    @Override
    public void onComplete() {
      super.onComplete();
      hand(END);
    }

    private void hand(byte[] payload) {
      try {
        boolean taken = false;
        while (!closed && !taken) {
          taken = frames.offer(payload, 1, TimeUnit.SECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == current.length && !advance()) {
      return -1;
    }
    int part = Math.min(length, current.length - at);
    System.arraycopy(current, at, into, from, part);
    at += part;
    return part;
  }

  /** Takes the next frame; false at the end of a command that succeeded. */
  private boolean advance() throws IOException {
    if (ended) {
      return false;
    }
    try {
      byte[] next = frames.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new IOException(command + " printed nothing for " + silence.toSeconds() + " s");
      }
      current = next;
      at = 0;
      ended = next == END;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command + " ran");
    }
    if (ended) {
      requireSuccess();
    }
    return !ended;
  }

  private void requireSuccess() throws IOException {
    Throwable failure = broken;
    if (failure != null) {
      throw new IOException("the engine broke off: " + failure.getMessage(), failure);
    }
    @Nullable Long code = client.inspectExecCmd(exec).exec().getExitCodeLong();
    if (code == null || code != 0) {
      throw new IOException(command + " exited " + code + said());
    }
  }

  private String said() {
    synchronized (messages) {
      String text = messages.toString(StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? "" : ": " + text.lines().toList().get(0);
    }
  }

  /** Breaks the connection off; the command ends when it prints more. */
  @Override
  public void close() throws IOException {
    closed = true;
    frames.clear();
    callback.close();
  }
}
