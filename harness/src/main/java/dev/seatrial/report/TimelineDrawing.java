package dev.seatrial.report;

import dev.seatrial.observation.Observation.Answered;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.report.Timeline.Bar;
import dev.seatrial.report.Timeline.Lane;
import dev.seatrial.report.Timeline.Scale;
import dev.seatrial.verdict.CellVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws the timeline of a cell from its observations. */
final class TimelineDrawing {
  private static final Duration PROBE_SILENCE = Duration.ofMillis(2500);

  private final CellReport cell;
  private final Instant from;
  private final Instant to;
  private final Scale scale;

  private TimelineDrawing(CellReport cell) {
    this.cell = cell;
    this.from = cell.started();
    this.to = cell.ended();
    this.scale = new Scale(from, to);
  }

  /** The drawing; empty when nothing was seen. */
  static Optional<Timeline> of(
      CellReport cell, List<StepSpan> steps, List<InstanceHistory> instances) {
    if (!cell.started().isBefore(cell.ended())) {
      return Optional.empty();
    }
    TimelineDrawing drawing = new TimelineDrawing(cell);
    List<StepSpan> ran = steps.stream().filter(StepSpan::ran).toList();
    List<Lane> lanes = new ArrayList<>();
    lanes.add(new Lane("", "Phases", "", drawing.phases(ran)));
    lanes.add(new Lane("", "Steps", "", drawing.steps(ran)));
    lanes.add(drawing.harness(ran));
    lanes.add(new Lane("Does it answer?", "old system", "", drawing.answers("old")));
    lanes.add(new Lane("Does it answer?", "new system", "", drawing.answers("new")));
    instances.stream().filter(i -> !i.earlier()).forEach(i -> lanes.add(drawing.instance(i)));
    lanes.addAll(drawing.containers());
    CellVerdict.Measure measure = cell.verdict().measures().get("downtime");
    return Optional.of(
        new Timeline(
            Words.between(drawing.from, drawing.to),
            drawing.scale.ticks(),
            measure == null ? "" : Words.millis(measure.millis()),
            drawing.downtime(),
            lanes.stream().filter(l -> !l.bars().isEmpty()).toList()));
  }

  private List<Bar> phases(List<StepSpan> ran) {
    Map<String, Instant[]> phases = new LinkedHashMap<>();
    for (StepSpan span : ran) {
      Instant start = span.start().orElse(from);
      Instant end = span.end(to);
      phases.merge(
          span.step().phase(),
          new Instant[] {start, end},
          (a, b) -> new Instant[] {earlier(a[0], b[0]), later(a[1], b[1])});
    }
    List<Bar> bars = new ArrayList<>();
    phases.forEach(
        (phase, w) -> {
          String lasted = Words.between(w[0], w[1]);
          String text = phase + " " + lasted;
          bars.add(scale.bar(w[0], w[1], "phase-" + look(phase), text, text));
        });
    return bars;
  }

  private List<Bar> steps(List<StepSpan> ran) {
    List<Bar> bars = new ArrayList<>();
    for (StepSpan span : ran) {
      if (span.step().depth() == 0 || span.failed()) {
        Instant start = span.start().orElse(from);
        Instant end = span.end(to);
        String title =
            String.format(
                "%s %s: %s, %s",
                span.step().id(), span.step().title(), span.outcome(), Words.between(start, end));
        String look = "step-" + look(span.step().phase()) + (span.failed() ? " bad" : "");
        bars.add(scale.bar(start, end, look, span.step().id(), title));
      }
    }
    return bars;
  }

  /** What no step of the system took. */
  private Lane harness(List<StepSpan> ran) {
    List<StepSpan> system =
        ran.stream()
            .filter(s -> !s.step().harness() && ran.stream().noneMatch(s::holds))
            .sorted(Comparator.comparing(s -> s.start().orElse(from)))
            .toList();
    List<Bar> bars = new ArrayList<>();
    Duration all = Duration.ZERO;
    Instant free = from;
    for (int i = 0; i <= system.size(); i++) {
      Instant start = i < system.size() ? system.get(i).start().orElse(from) : to;
      if (start.isAfter(free)) {
        all = all.plus(Duration.between(free, start));
        String title = "harness at work, " + Words.between(free, start);
        bars.add(scale.bar(free, start, "harness", "", title));
      }
      if (i < system.size()) {
        free = later(free, system.get(i).end(to));
      }
    }
    return new Lane("", "Harness", Words.millis(all.toMillis()), bars);
  }

  /**
   * Good answers are written every second, so a longer silence means nobody asked; bad ones are
   * written when they begin, and last until a good one. The old system is missed only until the new
   * one answers.
   */
  private List<Bar> answers(String system) {
    List<Answered> all = answered().filter(a -> a.system().equals(system)).toList();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < all.size(); ) {
      boolean good = all.get(i).good();
      Instant start = all.get(i).at();
      Instant end = start;
      boolean more = true;
      while (more && i < all.size() && all.get(i).good() == good) {
        Instant at = all.get(i).at();
        Instant next = i + 1 < all.size() ? all.get(i + 1).at() : to;
        more = !good || Duration.between(at, next).compareTo(PROBE_SILENCE) <= 0;
        end = more ? next : at.plusSeconds(1);
        i++;
      }
      if (!good && system.equals("old")) {
        end = earlier(end, firstGoodAfter(start).orElse(end));
      }
      String title =
          system
              + " system "
              + (good ? "answers" : "does not answer")
              + ", "
              + Words.between(start, end);
      bars.add(scale.bar(start, end, good ? "good" : "silent", "", title));
    }
    return bars;
  }

  private Lane instance(InstanceHistory history) {
    List<Bar> bars = new ArrayList<>();
    for (InstanceHistory.Stay stay : history.stays()) {
      String title =
          history.label()
              + ": "
              + stay.state()
              + " ("
              + stay.rawState()
              + "), "
              + Words.between(stay.from(), stay.to())
              + (stay.detail().isEmpty() ? "" : ": " + stay.detail());
      bars.add(
          scale.bar(stay.from(), stay.to(), "state-" + look(stay.state()), stay.state(), title));
    }
    return new Lane("Instances", history.label(), history.view(), bars);
  }

  /**
   * A lane for each service; of a container that ran several times, every time. Of one that was
   * only made, nobody saw when it ended: it would seem to last.
   */
  private List<Lane> containers() {
    Map<String, List<Bar>> lanes = new LinkedHashMap<>();
    for (ContainerLife life : ContainerLife.of(cell)) {
      if (life.events().stream().allMatch(e -> e.event().equals("created"))) {
        continue;
      }
      List<Bar> bars = lanes.computeIfAbsent(life.service(), s -> new ArrayList<>());
      Instant since = life.first();
      String look = "container-made";
      for (ContainerEvent event : life.events()) {
        bar(life, since, event.at(), look, bars);
        since = event.at();
        look =
            switch (event.event()) {
              case "created" -> life.at("started").isPresent() ? look : "container-up";
              case "started" -> "container-up";
              case "healthy" -> "container-healthy";
              case "exited", "removed" -> "";
              default -> look;
            };
      }
      bar(life, since, to, look, bars);
    }
    List<Lane> all = new ArrayList<>();
    lanes.forEach((service, bars) -> all.add(new Lane("Containers", service, "", bars)));
    return all;
  }

  private void bar(ContainerLife life, Instant since, Instant at, String look, List<Bar> bars) {
    if (!look.isEmpty() && at.isAfter(since)) {
      String what = look.substring(look.indexOf('-') + 1);
      String title = life.container() + ": " + what + ", " + Words.between(since, at);
      bars.add(scale.bar(since, at, look, "", title + ", at last " + life.end()));
    }
  }

  /** From the old system's last good answer to the new one's first; named as it was measured. */
  private Optional<Bar> downtime() {
    CellVerdict.Measure measure = cell.verdict().measures().get("downtime");
    Optional<Instant> lastGood =
        answered()
            .filter(a -> a.system().equals("old") && a.good())
            .map(Answered::at)
            .reduce((a, b) -> b);
    if (measure == null || lastGood.isEmpty()) {
      return Optional.empty();
    }
    Instant start = lastGood.get();
    Instant end = firstGoodAfter(start).orElse(start.plusMillis(measure.millis()));
    long harness = Duration.between(start, end).toMillis() - measure.millis();
    String text = "downtime " + Words.millis(measure.millis());
    String less = harness > 100 ? " and " + Words.millis(harness) + " of the harness's own" : "";
    Bar bar = scale.bar(start, end, "down", text + less, text + less);
    return Optional.of(
        bar.text().isEmpty() ? scale.bar(start, end, "down", text, bar.title()) : bar);
  }

  private Optional<Instant> firstGoodAfter(Instant start) {
    return answered()
        .filter(a -> a.system().equals("new") && a.good() && a.at().isAfter(start))
        .map(Answered::at)
        .findFirst();
  }

  private Stream<Answered> answered() {
    return cell.seen(Answered.class).stream().filter(a -> !a.at().isBefore(from));
  }

  /** Only words of ours become class names. */
  private static String look(String word) {
    return word.replaceAll("[^a-z]", "");
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
