package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records observations of a made-up run; its time passes only in {@link #pass}. */
final class Tape {
  final List<Observation> all = new ArrayList<>();
  private final List<String> answering = new ArrayList<>();
  private Instant now;
  private Instant probed;

  Tape(Instant start) {
    this.now = start;
    this.probed = start;
  }

  Instant now() {
    return now;
  }

  Tape add(Observation observation) {
    all.add(observation);
    return this;
  }

  /** Lets time pass; the outage probe writes every second of it. */
  Tape pass(long millis) {
    Instant end = now.plusMillis(millis);
    while (!probed.plusSeconds(1).isAfter(end)) {
      probed = probed.plusSeconds(1);
      now = probed;
      probe();
    }
    now = end;
    return this;
  }

  Tape answers(String system, boolean good) {
    answering.remove(system);
    if (good) {
      answering.add(system);
    }
    return add(new Observation.Answered(now, system, good));
  }

  Tape nobodyAsks(String system) {
    answering.remove(system);
    return this;
  }

  Tape start(String step, String title) {
    return add(new Observation.StepStarted(now, step, title));
  }

  Tape ok(String step) {
    return add(
        new StepFinished(now, step, Outcome.OK, Optional.empty(), Optional.empty(), List.of()));
  }

  Tape step(String step, String title, long millis) {
    return start(step, title).pass(millis).ok(step);
  }

  Tape container(String service, String container, String event) {
    return add(
        new Observation.ContainerEvent(now, service, container, event, Optional.empty(), false));
  }

  Tape exited(String service, String container, int code) {
    return add(
        new Observation.ContainerEvent(
            now, service, container, "exited", Optional.of(code), false));
  }

  Tape up(String service, String container, long millis) {
    container(service, container, "created").pass(300).container(service, container, "started");
    return pass(millis).container(service, container, "healthy");
  }

  Tape instances(String view, Instance... instances) {
    return add(new Observation.InstancesSeen(now, view, List.of(instances)));
  }

  Tape image(
      String service,
      String reference,
      String id,
      long bytes,
      Map<String, String> standIns,
      Map<String, String> deviations) {
    return add(
        new Observation.ImageResolved(
            now,
            service,
            "assembled",
            reference,
            id,
            Optional.empty(),
            Optional.of("sha256:9c1185a5c5e9fc54612808977ee8f548b2258d31"),
            bytes,
            standIns,
            deviations,
            Optional.empty()));
  }

  /** Time from the old system's last good answer to the new one's first. */
  long downtime() {
    Instant lastGood = now;
    for (Observation seen : all) {
      if (seen instanceof Observation.Answered a && a.good()) {
        if (a.system().equals("new")) {
          return Duration.between(lastGood, a.at()).toMillis();
        }
        lastGood = a.at();
      }
    }
    return 0;
  }

  private void probe() {
    answering.forEach(s -> all.add(new Observation.Answered(now, s, true)));
  }
}
