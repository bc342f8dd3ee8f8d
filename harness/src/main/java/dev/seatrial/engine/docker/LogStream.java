package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.seatrial.engine.EngineException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams one life of a container, from its first byte, to the end of a file. Attached before the
 * start, so that nothing is missed and the engine need not keep a log.
 */
final class LogStream extends ResultCallback.Adapter<Frame> {
  private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);
  private static final int TAIL_BYTES = 256 * 1024;
  private static final Duration ATTACH_LIMIT = Duration.ofSeconds(30);

  private final OutputStream out;
  private final CountDownLatch ended = new CountDownLatch(1);

  private LogStream(OutputStream out) {
    this.out = out;
  }

  /** Returns when the engine has taken the request: what is started after that is heard. */
  static LogStream attach(DockerClient client, String container, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      LogStream stream =
          client
              .attachContainerCmd(container)
              .withStdOut(true)
              .withStdErr(true)
              .withFollowStream(true)
              .exec(new LogStream(out));
      if (!stream.awaitStarted(ATTACH_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        stream.close();
        throw new EngineException(
            "The engine does not attach to the output of " + container + ".",
            "The engine's own log tells more.");
      }
      return stream;
    } catch (IOException e) {
      throw new EngineException(
          "The log file " + file + " cannot be written: " + e.getMessage() + ".",
          "Check that the folder can be written and the disk has room.",
          e);
    } catch (InterruptedException e) {
      throw Failures.interrupted("attach to the output of " + container, e);
    }
  }

  @Override
  public void onNext(Frame frame) {
    try {
      out.write(frame.getPayload());
    } catch (IOException e) {
      onError(e);
    }
  }

  /** The stream also breaks when the container is removed or the engine ends: no news here. */
  @Override
  public void onError(Throwable thrown) {
    LOG.debug("log stream ended early", thrown);
    onComplete();
  }

  @Override
  public void close() throws IOException {
    if (ended.getCount() > 0) {
      try {
        super.close();
      } finally {
        out.close();
        ended.countDown();
      }
    }
  }

  /** Waits until the output of an ended container is all in the file. */
  void awaitEnd(Duration limit) {
    try {
      if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
      }
    } catch (IOException e) {
      LOG.debug("closing a log stream", e);
    } catch (InterruptedException e) {
      throw Failures.interrupted("wait for the end of the output", e);
    }
  }

  static List<String> tail(Path file, int count) {
    if (count <= 0 || !Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, log.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    } catch (IOException e) {
      LOG.debug("reading the end of {}", file, e);
      return List.of();
    }
  }
}
