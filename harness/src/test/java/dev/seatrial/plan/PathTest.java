package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.SystemUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cells that go through more than two releases. */
class PathTest {
  private static final Plan PLAN =
      Planner.plan(List.of(Harbour.scenario("walk.yaml")), Selection.ALL, 1);
  private static final Cell WALK = PLAN.cells().get(0);
  private static final Cell LEAP = PLAN.cells().get(1);

  @Test
  void theIdNamesEveryRelease() {
    assertThat(PLAN.cells())
        .extracting(Cell::id)
        .containsExactly("harbour/walk[1.0..2.0..3.0,cpu]", "harbour/walk[1.0..3.0,cpu]");
    assertThat(WALK.values()).containsEntry("source", "1.0").containsEntry("target", "3.0");
  }

  @Test
  void theStepsOfMigrateAreDoneForEveryHop() {
    List<PlannedStep> hops = WALK.phases().get(1).steps();
    assertThat(hops)
        .extracting(PlannedStep::title)
        .containsExactly("hop 1.0 to 2.0", "hop 2.0 to 3.0");
    assertThat(hops).extracting(PlannedStep::kind).containsOnly("hop");
    assertThat(hops.get(1).children())
        .extracting(step -> step.id() + " " + step.title())
        .containsExactly(
            "2.2.1 snapshot file as before-2.0",
            "2.2.2 start pilot@3.0",
            "2.2.3 exec pilot: learn 2.0 3.0 5.0 hemp",
            "2.2.4 stop pilot",
            "2.2.5 snapshot file as after-3.0",
            "2.2.6 findings leaks-3.0: run pilot@3.0: inspect 2.0",
            "2.2.7 verify hull 2.0..3.0: it is dry at 3.0");
  }

  @Test
  void oneHopNeedsNoGroup() {
    assertThat(LEAP.phases().get(1).steps())
        .extracting(PlannedStep::id)
        .containsExactly("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7");
    assertThat(LEAP.phases().get(1).steps().get(6).title())
        .isEqualTo("verify hull: it is dry at 3.0");
  }

  @Test
  void eachReleaseOfAServiceHasAnImage() {
    assertThat(WALK.services().keySet())
        .containsExactlyInAnyOrder("pilot@1.0", "pilot@2.0", "pilot@3.0");
    assertThat(WALK.services().get("pilot@2.0"))
        .satisfies(service -> assertThat(service.image()).contains("harbour/pilot:2.0"));
    assertThat(((Step.Start) WALK.phases().get(2).steps().get(0).step()).services())
        .containsExactly("pilot@3.0");
  }

  @Test
  void whatIsKnownOfAReleaseIsThatOfTheOneAServiceIsStartedAt() {
    assertThat(WALK.services().values())
        .extracting(service -> service.environment().get("ROPE"))
        .containsExactlyInAnyOrder("hemp", "nylon", "5.0");
  }

  @Test
  void aBuildThatIsNoReleaseHasTheFactsOfTheNewestOne() {
    SystemUnderTest system = Harbour.scenario("walk.yaml").system();
    assertThat(system.withFacts(Map.of("target", "main", "source", "1.0")))
        .containsOnly(
            Map.entry("target", "main"),
            Map.entry("target.rope", "5.0"),
            Map.entry("source", "1.0"),
            Map.entry("source.rope", "hemp"));
  }

  @Test
  void aCheckThatNamesTheHopHoldsForEach() {
    assertThat(WALK.checks())
        .extracting(Check::name)
        .containsExactly(
            "hop 1.0..2.0", "hop 2.0..3.0", "walk", "findings 1.0..2.0", "findings 2.0..3.0");
    Check.Integrity second = (Check.Integrity) WALK.checks().get(1);
    assertThat(second.before()).isEqualTo("before-2.0");
    assertThat(second.after()).isEqualTo("after-3.0");
    assertThat(LEAP.checks()).extracting(Check::name).containsExactly("hop", "walk", "findings");
  }

  @Test
  void whatIsAllowedOnOneHopIsNotAllowedOnOthers() {
    assertThat(WALK.checks().stream().skip(3).map(check -> allowed((Check.Findings) check)))
        .containsExactly(List.of("drip", "leak"), List.of("drip"));
    // The leap has one hop, to 3.0.
    assertThat(allowed((Check.Findings) LEAP.checks().get(2))).containsExactly("drip");
  }

  private static List<String> allowed(Check.Findings check) {
    return check.allow().stream().map(Check.Condoned::finding).toList();
  }
}
