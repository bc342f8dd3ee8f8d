package dev.seatrial.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code good.yaml} knows that {@code access} answers 5xx with the database {@code external}. */
class KnownIssuesTest {
  private static final String SYMPTOM = "expected status 200, got answer 503: gone";
  private final KnownIssues external = new KnownIssues(cell("external"));

  @Test
  void theExpectedSymptomIsAKnownIssue() {
    CheckVerdict applied = external.applied(verdict("access", Status.FAIL, SYMPTOM));
    assertThat(applied.status()).isEqualTo(Status.KNOWN_ISSUE);
    assertThat(applied.reason())
        .isEqualTo("the gate of 2.0 jams (https://example.org/issues/1): it does not hold");
    assertThat(applied.evidence()).extracting(Evidence::text).contains(SYMPTOM);
  }

  @Test
  void anotherSymptomFails() {
    CheckVerdict applied =
        external.applied(verdict("access", Status.FAIL, "expected status 200, got answer 403: no"));
    assertThat(applied.status()).isEqualTo(Status.FAIL);
    assertThat(applied.evidence().get(0).finding()).isEqualTo("known-issue.other-symptom");
  }

  @ParameterizedTest
  @EnumSource(names = {"PASS", "PASS_WITH_ALLOWANCES"})
  void whatIsMendedUpstreamMustBeRemoved(Status green) {
    CheckVerdict applied = external.applied(verdict("access", green, "as expected"));
    assertThat(applied.status()).isEqualTo(Status.FAIL);
    assertThat(applied.reason())
        .isEqualTo("fixed upstream: remove the known issue https://example.org/issues/1");
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_RUN", "INCONCLUSIVE", "HARNESS_ERROR"})
  void whatCouldNotBeJudgedStaysSo(Status status) {
    assertThat(external.applied(verdict("access", status, SYMPTOM)).status()).isEqualTo(status);
  }

  @Test
  void otherChecksAndOtherCellsAreNotExcused() {
    CheckVerdict sails = verdict("sails", Status.FAIL, SYMPTOM);
    assertThat(external.applied(sails)).isEqualTo(sails);
    CheckVerdict access = verdict("access", Status.FAIL, SYMPTOM);
    assertThat(new KnownIssues(cell("embedded")).applied(access)).isEqualTo(access);
  }

  @Test
  void aHopIsNotExcusedByWhatIsKnownOfAnother() {
    KnownIssues walk = new KnownIssues(cell("walk.yaml", "*1.0..2.0..3.0*"));
    assertThat(walk.applied(verdict("hull 2.0..3.0", Status.FAIL, "wet")).status())
        .isEqualTo(Status.KNOWN_ISSUE);
    assertThat(walk.applied(verdict("hull 1.0..2.0", Status.FAIL, "wet")).status())
        .isEqualTo(Status.FAIL);
    assertThat(walk.applied(verdict("hull 1.0..2.0", Status.PASS, "dry")).status())
        .isEqualTo(Status.PASS);
    KnownIssues leap = new KnownIssues(cell("walk.yaml", "*1.0..3.0*"));
    assertThat(leap.applied(verdict("hull", Status.FAIL, "wet")).status())
        .isEqualTo(Status.KNOWN_ISSUE);
  }

  private static CheckVerdict verdict(String check, Status status, String evidence) {
    return new CheckVerdict(
        check, "Access", status, "it does not hold", List.of(Evidence.of("verify", evidence)));
  }

  private static Cell cell(String database) {
    return cell("good.yaml", "*" + database + ",cpu,calm*");
  }

  private static Cell cell(String scenario, String glob) {
    Selection one = new Selection(Optional.empty(), List.of(glob));
    return Planner.plan(List.of(Harbour.scenario(scenario)), one, 1).cells().get(0);
  }
}
