package dev.seatrial.verdict;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.YardstickMeasured;
import dev.seatrial.plan.Durations;
import dev.seatrial.scenario.Check.Budget;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * Holds measured times against budgets. A relative budget is worked out with the smallest and the
 * largest measurement of its yardstick; when the yardstick drifted by more than {@value #DRIFT}×
 * and the two disagree about the verdict, the host was too noisy to judge.
 */
final class BudgetJudge {
  private static final double DRIFT = 2;

  private final List<Observation> observations;
  private final Timings timings;

  BudgetJudge(List<Observation> observations, Timings timings) {
    this.observations = observations;
    this.timings = timings;
  }

  static String name(Budget budget) {
    return budget.subject().word();
  }

  static String words(Budget budget) {
    String constant = Durations.words(budget.constant());
    return budget
        .yardstick()
        .map(
            y ->
                (budget.constant().isZero() ? "" : constant + " + ")
                    + (budget.factor() == Math.rint(budget.factor())
                        ? Long.toString((long) budget.factor())
                        : Double.toString(budget.factor()))
                    + "x "
                    + y)
        .orElse(constant);
  }

  /** The budget in milliseconds, from the largest measurement of its yardstick. */
  long allowance(Budget budget) {
    return budget
        .yardstick()
        .map(y -> millis(budget, stats(y).getMax()))
        .orElse(budget.constant().toMillis());
  }

  CheckVerdict judge(Budget budget) {
    String title = name(budget) + " within " + words(budget);
    Optional<Duration> measured = timings.of(budget.subject());
    if (measured.isEmpty()) {
      return verdict(budget, title, Status.NOT_RUN, "it did not come to its end", List.of());
    }
    long took = measured.get().toMillis();
    if (budget.yardstick().isEmpty()) {
      return verdict(budget, title, took, budget.constant().toMillis(), List.of());
    }
    LongSummaryStatistics yardstick = stats(budget.yardstick().get());
    if (yardstick.getCount() == 0) {
      return verdict(budget, title, Status.NOT_RUN, "its yardstick was not measured", List.of());
    }
    List<Evidence> evidence =
        List.of(
            Evidence.of(
                "budget.yardstick",
                budget.yardstick().get()
                    + " took "
                    + yardstick.getMin()
                    + " to "
                    + yardstick.getMax()
                    + " ms in "
                    + yardstick.getCount()
                    + " measurements"));
    long small = millis(budget, yardstick.getMin());
    long large = millis(budget, yardstick.getMax());
    boolean drifted = yardstick.getMax() > DRIFT * Math.max(1, yardstick.getMin());
    if (drifted && took > small && took <= large) {
      return verdict(
          budget,
          title,
          Status.INCONCLUSIVE,
          "the yardstick drifted by more than 2x, and the two measurements disagree",
          evidence);
    }
    return verdict(budget, title, took, large, evidence);
  }

  private static CheckVerdict verdict(
      Budget budget, String title, long took, long max, List<Evidence> evidence) {
    String reason =
        "took "
            + Durations.words(Duration.ofMillis(took))
            + " of "
            + Durations.words(Duration.ofMillis(max));
    Status status = took <= max ? Status.PASS : Status.FAIL;
    List<Evidence> all =
        status == Status.PASS
            ? evidence
            : java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(
                        new Evidence(
                            "budget.overrun",
                            reason,
                            "budget " + Durations.words(Duration.ofMillis(max)),
                            "measured " + Durations.words(Duration.ofMillis(took)))),
                    evidence.stream())
                .toList();
    return verdict(budget, title, status, reason, all);
  }

  private static CheckVerdict verdict(
      Budget budget, String title, Status status, String reason, List<Evidence> evidence) {
    return new CheckVerdict("budget: " + name(budget), title, status, reason, evidence);
  }

  private static long millis(Budget budget, long yardstick) {
    return budget.constant().toMillis() + Math.round(budget.factor() * yardstick);
  }

  private LongSummaryStatistics stats(String yardstick) {
    return observations.stream()
        .filter(o -> o instanceof YardstickMeasured y && y.name().equals(yardstick))
        .mapToLong(o -> ((YardstickMeasured) o).millis())
        .summaryStatistics();
  }
}
