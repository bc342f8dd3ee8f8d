package dev.seatrial.run;

import dev.seatrial.observation.Observation;
import dev.seatrial.scenario.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the old and the new system, all the time, whether they answer well. Written down when the
 * answer changes, and once a second while it stays.
 */
final class OutageProbe implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(OutageProbe.class);

  private final CellContext context;
  private final Services services;
  private final HttpCaller http = new HttpCaller();
  private final ScheduledExecutorService poller =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "outage-probe");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean ended;

  OutageProbe(CellContext context, Services services) {
    this.context = context;
    this.services = services;
  }

  /** Probes one system until the end. */
  void probe(String system, HttpCall call) {
    Poll poll = new Poll(system, context.resolver().http(call));
    var unused = poller.scheduleWithFixedDelay(poll, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Nothing is written down after this. */
  @Override
  public void close() {
    ended = true;
    poller.shutdownNow();
    try {
      boolean over = poller.awaitTermination(TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
      LOG.debug("the probe has ended: {}", over);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where services are reached. */
  interface Services {
    /** Port on loopback; empty when the service does not run. */
    Optional<Integer> port(HttpCall call);
  }

  private final class Poll implements Runnable {
    private final String system;
    private final HttpCall call;
    private Optional<Boolean> lastGood = Optional.empty();
    private Instant lastWritten = Instant.EPOCH;

    Poll(String system, HttpCall call) {
      this.system = system;
      this.call = call;
    }

    /**
     * An engine that is busy or gone tells nothing of the system; one that throws polls no more.
     */
    @Override
    public void run() {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.debug("probing {}", system, e);
      }
    }

    private void look() {
      Optional<Integer> port = services.port(call);
      boolean good =
          port.isPresent() && http.mismatch(call, http.send(call, port.get(), TIMEOUT)).isEmpty();
      if (ended) {
        // The request was cut off by us.
        return;
      }
      Instant now = context.now();
      boolean changed = !lastGood.equals(Optional.of(good));
      boolean silentSoFar = !good && lastGood.isEmpty();
      if ((changed && !silentSoFar)
          || (good && Duration.between(lastWritten, now).toMillis() >= 1000)) {
        context.observe().accept(new Observation.Answered(now, system, good));
        lastWritten = now;
      }
      if (!silentSoFar) {
        lastGood = Optional.of(good);
      }
    }
  }
}
