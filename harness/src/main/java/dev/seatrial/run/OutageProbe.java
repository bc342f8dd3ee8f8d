package dev.seatrial.run;

import dev.seatrial.observation.Observation;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the old and the new system, all the time, whether they answer well. Written down when the
 * answer changes, the last good one before that, and a good one once a second while it stays.
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

  private final List<Poll> polls = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  OutageProbe(CellContext context, Services services) {
    this.context = context;
    this.services = services;
  }

  /** Probes one system until the end. */
  void probe(String system, HttpCall call) {
    Poll poll = new Poll(system, context.resolver().http(call));
    polls.add(poll);
    var unused = poller.scheduleWithFixedDelay(poll, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Looks at once at the systems that these services answer for: when they came up, and before they
   * are ended, so that their first and last good answer do not fall between two polls.
   */
  void look(List<String> keys) {
    polls.stream().filter(poll -> keys.stream().anyMatch(poll::asks)).forEach(Poll::run);
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
    polls.forEach(Poll::end);
  }

  /** Where services are reached. */
  interface Services {
    /** Port on loopback; empty when the service does not run. */
    Optional<Integer> port(HttpCall call);
  }

  private final class Poll implements Runnable {
    private final String system;
    private final HttpCall call;
    private Optional<Boolean> last = Optional.empty();
    private Instant lastGood = Instant.EPOCH;
    private Instant lastWritten = Instant.EPOCH;

    Poll(String system, HttpCall call) {
      this.system = system;
      this.call = call;
    }

    /** Whether it asks the service of a key, {@code name} or {@code name@release}. */
    boolean asks(String key) {
      return call.service().equals(key) || call.service().equals(ServiceName.of(key).base());
    }

    /**
     * An engine that is busy or gone tells nothing of the system; one that throws polls no more.
     */
    @Override
    public synchronized void run() {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.debug("probing {}", system, e);
      }
    }

    private void look() {
      if (ended) {
        return;
      }
      Optional<Integer> port = services.port(call);
      boolean good =
          port.isPresent() && http.mismatch(call, http.send(call, port.get(), TIMEOUT)).isEmpty();
      if (ended) {
        // The request was cut off by us.
        return;
      }
      Instant now = context.now();
      boolean changed = !last.equals(Optional.of(good));
      if (good) {
        lastGood = now;
        if (changed || Duration.between(lastWritten, now).toMillis() >= 1000) {
          write(now, true);
        }
        last = Optional.of(true);
      } else if (last.isPresent()) {
        // A system that has not come up yet is not out.
        if (changed) {
          writeLastGood();
          write(now, false);
        }
        last = Optional.of(false);
      }
    }

    /** The outage begins after the last good answer, not after the last that was written down. */
    private void writeLastGood() {
      if (lastGood.isAfter(lastWritten)) {
        write(lastGood, true);
      }
    }

    private void write(Instant at, boolean good) {
      context.observe().accept(new Observation.Answered(at, system, good));
      lastWritten = at;
    }

    synchronized void end() {
      if (last.equals(Optional.of(true))) {
        writeLastGood();
      }
    }
  }
}
