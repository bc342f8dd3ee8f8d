package dev.seatrial.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.observation.Observation.InstancesSeen;
import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import dev.seatrial.scenario.InstanceState;
import dev.seatrial.scenario.InstanceView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists the instances of a release and writes down every change. */
final class InstanceWatcher {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CALM = Duration.ofSeconds(10);

  private final CellContext context;
  private final Caller caller;
  private final Duration calmFor;
  private List<Instance> last = List.of();
  private Instant lastChange = Instant.MIN;

  InstanceWatcher(CellContext context, Caller caller) {
    this(context, caller, CALM);
  }

  /**
   * Makes a watcher.
   *
   * @param calmFor how long no instance may change state until they count as settled
   */
  InstanceWatcher(CellContext context, Caller caller, Duration calmFor) {
    this.context = context;
    this.caller = caller;
    this.calmFor = calmFor;
  }

  /** Why instances are not all running yet; empty when they are, as many as in the baseline. */
  Optional<String> notRunning(InstanceView view, Map<String, Long> baseline) {
    return look(view).or(() -> shortOf(baseline));
  }

  /** Why instances are not settled yet. */
  Optional<String> notSettled(InstanceView view) {
    return look(view)
        .or(
            () -> {
              Duration calm = Duration.between(lastChange, context.now());
              return calm.compareTo(calmFor) >= 0
                  ? Optional.empty()
                  : Optional.of("an instance changed state " + calm.toSeconds() + " s ago");
            });
  }

  /** How many instances run, by group. */
  Map<String, Long> runningByGroup() {
    Map<String, Long> counts = new TreeMap<>();
    for (Instance instance : last) {
      if (instance.state().equals(InstanceState.RUNNING.word())) {
        counts.merge(instance.group(), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** One line about the instances as last seen. */
  String summary() {
    Map<String, Long> counts = new TreeMap<>();
    last.forEach(i -> counts.merge(i.state(), 1L, Long::sum));
    return counts.isEmpty() ? "no instances" : counts.toString().replaceAll("[{}]", "");
  }

  private Optional<String> shortOf(Map<String, Long> baseline) {
    for (Instance instance : last) {
      if (!instance.state().equals(InstanceState.RUNNING.word())) {
        return Optional.of(
            instance.label()
                + " is "
                + instance.rawState()
                + (instance.detail().isEmpty() ? "" : ": " + instance.detail()));
      }
    }
    Map<String, Long> running = runningByGroup();
    for (Map.Entry<String, Long> wanted : baseline.entrySet()) {
      long have = running.getOrDefault(wanted.getKey(), 0L);
      if (have < wanted.getValue()) {
        return Optional.of(
            wanted.getKey() + ": " + have + " of " + wanted.getValue() + " instances run");
      }
    }
    return last.isEmpty() ? Optional.of("no instances are listed") : Optional.empty();
  }

  /** Looks once; the reason when it could not. */
  private Optional<String> look(InstanceView view) {
    Caller.Answer answer = caller.ask(view.call(), TIMEOUT);
    if (answer.mismatch().isPresent()) {
      return answer.mismatch();
    }
    List<Instance> seen = new ArrayList<>();
    for (JsonNode item : Expectations.read(answer.text(), view.items())) {
      seen.add(instance(view, item));
    }
    seen.sort(Comparator.comparing(Instance::group).thenComparing(Instance::id));
    if (!seen.equals(last) || lastChange.equals(Instant.MIN)) {
      last = List.copyOf(seen);
      lastChange = context.now();
      context.observe().accept(new InstancesSeen(lastChange, view.name(), last));
    }
    return Optional.empty();
  }

  private Instance instance(InstanceView view, JsonNode item) {
    String raw = Expectations.text(Expectations.read(item, view.state()));
    JsonNode detail = Expectations.read(item, view.detail());
    return new Instance(
        Expectations.text(Expectations.read(item, view.id())),
        Expectations.text(Expectations.read(item, view.group())),
        context.masker().mask(Expectations.text(Expectations.read(item, view.label()))),
        view.states().getOrDefault(raw, InstanceState.PENDING).word(),
        raw,
        detail.isMissingNode() || detail.isNull() ? "" : context.masker().mask(detail.asText()));
  }
}
