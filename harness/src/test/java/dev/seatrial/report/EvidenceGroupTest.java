package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Status;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EvidenceGroupTest {
  private static final Evidence LOST = new Evidence("integrity.lost", "lost users 1", "id: 1", "");
  private static final List<Evidence> ALLOWED =
      Collections.nCopies(43, Evidence.of("integrity.allowed", "1 allowed, because renamed"));

  @Test
  void whatIsWrongIsOpenAndWhatWasAllowedIsACount() {
    List<Evidence> all = Stream.concat(Stream.of(LOST), ALLOWED.stream()).toList();
    List<EvidenceGroup> groups =
        EvidenceGroup.of(new CheckVerdict("copy", "copy", Status.FAIL, "1 lost", all));
    assertThat(groups)
        .extracting(EvidenceGroup::title)
        .containsExactly("1 lost", "43 allowances used");
    assertThat(groups).extracting(EvidenceGroup::open).containsExactly(true, false);
    assertThat(groups).as("rows need room").noneMatch(EvidenceGroup::plain);
  }

  @Test
  void whatTheReasonSaysIsNotSaidAgain() {
    List<Evidence> all =
        List.of(
            Evidence.of("structure.count", "13 sequences looked at"),
            Evidence.of("structure.sequence", "users_id_seq is behind"));
    List<EvidenceGroup> groups =
        EvidenceGroup.of(
            new CheckVerdict("structure", "s", Status.FAIL, "13 sequences looked at", all));
    assertThat(groups).extracting(EvidenceGroup::finding).containsExactly("structure.sequence");
    assertThat(groups).allMatch(EvidenceGroup::plain);
  }

  @Test
  void aBudgetAndItsMeasurementAreNoRows() {
    Evidence overrun =
        new Evidence("budget.overrun", "took 21s of 20s", "budget 20s", "measured 21s");
    CheckVerdict check =
        new CheckVerdict("budget: migrate", "b", Status.FAIL, "took 21s of 20s", List.of(overrun));
    assertThat(EvidenceGroup.of(check)).isEmpty();
  }
}
