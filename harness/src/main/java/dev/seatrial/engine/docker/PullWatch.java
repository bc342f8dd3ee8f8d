package dev.seatrial.engine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one pull. The registry must answer within the caller's patience; once it has, a pull may
 * pause for longer while layers are checked and unpacked.
 */
final class PullWatch extends ResultCallback.Adapter<PullResponseItem> {
  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

  private final String reference;
  private final Duration patience;
  private final Consumer<String> progress;
  private final LongSupplier nanoTime;
  private final Map<String, long[]> layers = new LinkedHashMap<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile long lastHeard;
  private volatile boolean answered;
  private volatile @Nullable Throwable failure;
  private long lastLine;

  PullWatch(String reference, Duration patience, Consumer<String> progress, LongSupplier nanoTime) {
    this.reference = reference;
    this.patience = patience;
    this.progress = progress;
    this.nanoTime = nanoTime;
    this.lastHeard = nanoTime.getAsLong();
    this.lastLine = lastHeard;
  }

  /** Returns when the pull has ended well. */
  void await() throws InterruptedException {
    try {
      while (!done.await(left(), TimeUnit.NANOSECONDS)) {
        if (left() <= 0) {
          throw new EngineException(
              Reason.REGISTRY_SILENT,
              "Could not pull "
                  + reference
                  + ": the registry did not answer within "
                  + limit().toSeconds()
                  + " s.",
              "Check the network and the engine's proxy settings, or use assembled images"
                  + " (`--images assembled`).");
        }
      }
    } finally {
      quietClose();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw Failures.ofPull(reference, thrown);
    }
  }

  @Override
  public void onNext(PullResponseItem item) {
    lastHeard = nanoTime.getAsLong();
    answered = true;
    if (item.isErrorIndicated()) {
      var error = item.getErrorDetail();
      failure = new DockerClientException(error == null ? "no reason given" : error.getMessage());
      return;
    }
    String layer = item.getId();
    var detail = item.getProgressDetail();
    if (layer != null
        && detail != null
        && detail.getCurrent() != null
        && "Downloading".equals(item.getStatus())) {
      Long total = detail.getTotal();
      layers.put(layer, new long[] {detail.getCurrent(), total == null ? 0 : total});
    }
    if (lastHeard - lastLine >= BETWEEN_LINES.toNanos() && !layers.isEmpty()) {
      lastLine = lastHeard;
      long current = layers.values().stream().mapToLong(pair -> pair[0]).sum();
      long total = layers.values().stream().mapToLong(pair -> pair[1]).sum();
      progress.accept(
          "pulling " + reference + ": " + megabytes(current) + " of " + megabytes(total) + " MB");
    }
  }

  @Override
  public void onError(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
    done.countDown();
  }

  @Override
  public void onComplete() {
    done.countDown();
  }

  private Duration limit() {
    return answered ? PAUSE : patience;
  }

  private long left() {
    return lastHeard + limit().toNanos() - nanoTime.getAsLong();
  }

  /** Ends the request: the engine drops a pull that nobody listens to. */
  private void quietClose() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long megabytes(long bytes) {
    return bytes / 1_000_000;
  }
}
