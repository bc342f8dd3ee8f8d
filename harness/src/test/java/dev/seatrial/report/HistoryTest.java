package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final List<Past> runs = new ArrayList<>();

  @Test
  void theSameInputsWithSeveralVerdictsAreFlaky() {
    add(Status.PASS, "a").add(Status.FAIL, "a").add(Status.PASS, "a");
    assertThat(notes())
        .containsExactly("flaky: The same plan and images gave fail 1 time, pass 2 times.");
  }

  @Test
  void anotherPlanIsAChangeAndNotFlaky() {
    add(Status.PASS, "a").add(Status.FAIL, "b");
    assertThat(notes()).containsExactly("changed: Was pass in run r1; its plan has changed since.");
  }

  @Test
  void whatChangedIsToldWhenItIsKnown() {
    runs.add(past(Status.PASS, "plan", "i1", "0.1", 1_000, "2 CPUs"));
    runs.add(past(Status.FAIL, "plan", "i2", "0.1", 1_000, "2 CPUs"));
    assertThat(notes())
        .containsExactly("changed: Was pass in run r1; its images have changed since.");
    runs.add(past(Status.PASS, "plan", "i3", "0.2", 1_000, "2 CPUs"));
    assertThat(notes()).containsExactly("changed: Was fail in run r2; Seatrial has changed since.");
    runs.add(past(Status.FAIL, "", "", "0.2", 1_000, "2 CPUs"));
    assertThat(notes())
        .containsExactly(
            "changed: Was pass in run r3; an older run does not tell what has changed since.");
  }

  @Test
  void aMachineThatFailedSaysNothingOfTheProduct() {
    add(Status.PASS, "a").add(Status.HARNESS_ERROR, "a").add(Status.INCONCLUSIVE, "a");
    add(Status.NOT_RUN, "a").add(Status.PASS, "a");
    assertThat(notes()).isEmpty();
  }

  @Test
  void aTimeDriftsFromTheMedianOfEnoughOlderOnes() {
    for (long millis : new long[] {10_000, 11_000, 9_000, 40_000}) {
      runs.add(past(Status.PASS, "a", "a", "0.1", millis, "2 CPUs"));
    }
    assertThat(notes()).as("three older ones are too few").isEmpty();
    runs.add(past(Status.PASS, "a", "a", "0.1", 17_000, "2 CPUs"));
    assertThat(notes())
        .containsExactly(
            "slower: Migrate took 17s; 10.5s was the median of 4 older runs on such a machine.");
    runs.add(past(Status.PASS, "a", "a", "0.1", 12_000, "2 CPUs"));
    assertThat(notes()).isEmpty();
    runs.add(past(Status.PASS, "a", "a", "0.1", 5_000, "2 CPUs"));
    assertThat(notes()).singleElement().asString().startsWith("faster: Migrate took 5s; 11.5s");
  }

  @Test
  void timesOfOtherMachinesAndSmallOnesDoNotCompare() {
    for (int i = 0; i < 5; i++) {
      runs.add(past(Status.PASS, "a", "a", "0.1", 10_000, "64 CPUs"));
    }
    runs.add(past(Status.PASS, "a", "a", "0.1", 50_000, "2 CPUs"));
    assertThat(notes()).isEmpty();
    runs.clear();
    for (int i = 0; i < 5; i++) {
      runs.add(past(Status.PASS, "a", "a", "0.1", 100, "2 CPUs"));
    }
    runs.add(past(Status.PASS, "a", "a", "0.1", 900, "2 CPUs"));
    assertThat(notes()).isEmpty();
  }

  private HistoryTest add(Status status, String plan) {
    runs.add(past(status, plan, plan, "0.1", 2_000, "2 CPUs"));
    return this;
  }

  private Past past(
      Status status, String plan, String inputs, String version, long millis, String machine) {
    int number = runs.size() + 1;
    return new Past(
        "r" + number,
        SiteFixtures.DAY.plus(Duration.ofDays(number)),
        version,
        machine,
        true,
        status,
        "",
        plan,
        inputs,
        Map.of("migrate", millis));
  }

  private List<String> notes() {
    return History.notes(runs).stream().map(note -> note.kind() + ": " + note.text()).toList();
  }
}
