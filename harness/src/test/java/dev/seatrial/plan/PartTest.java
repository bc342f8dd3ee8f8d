package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.scenario.Step;
import dev.seatrial.source.Location;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
  private static final Location HERE = Location.ofFile("a.yaml");

  private final Cell cell = Harbour.ferried();

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.2.1", "before", "2.2", "migrate", "3.4.1", "after"})
  void everyStepAndPhaseCanBeTheLast(String until) {
    assertThatCode(() -> part("", until).check(cell)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "2.1"})
  void thePathBeginsBehindThePreparedState(String from) {
    assertThatCode(() -> part(from, "").check(cell)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "before", "2.2", "3.1", "after"})
  void itBeginsNowhereElse(String from) {
    assertThatThrownBy(() -> part(from, "").check(cell))
        .hasMessageStartingWith("A run cannot begin with step ")
        .hasMessageEndingWith(
            "a prepared state ends where migrate begins, so --from takes migrate or 2.1.");
  }

  @ParameterizedTest
  @CsvSource({
    "2.4, '2.1 (backup), 2.2 (run), 2.3 (snapshot)'",
    "1.2.99, 1.2.3 (for-each)",
    "3.77, 3.7 (note)",
    "4.1, 3.1 (start)",
  })
  void aMistypedIdIsAnsweredWithItsNeighbours(String until, String near) {
    assertThatThrownBy(() -> part("", until).check(cell))
        .hasMessageStartingWith(cell.id() + " has no step " + until + "; near it are ")
        .hasMessageContaining(near)
        .hasMessageEndingWith("`seatrial plan` prints all.");
  }

  @Test
  void aMistypedPhaseIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> part("", "migrat").check(cell))
        .hasMessageContaining("has no step migrat; did you mean migrate?");
    assertThatThrownBy(() -> part("", "ferry").check(cell))
        .hasMessageContaining("has no step ferry; there are before, migrate, after.");
  }

  @Test
  void whatIsDoneAsAWholeIsNotStoppedInside() {
    PlannedStep inner = new PlannedStep("2.1.1", "note: a", new Step.Note("a", HERE), List.of());
    Step attempt = new Step.Try(List.of(inner.step()), List.of(), List.of(), HERE);
    PlannedStep whole = new PlannedStep("2.1", "try", attempt, List.of(inner));
    Cell trying = with(List.of(whole));

    assertThatCode(() -> part("", "2.1").check(trying)).doesNotThrowAnyException();
    assertThatThrownBy(() -> part("", "2.1.1").check(trying))
        .hasMessage("Step 2.1.1 is done or undone with all of 2.1 (try): stop after 2.1 instead.");
  }

  @Test
  void aPhaseWithoutStepsIsSaidToBe() {
    assertThatThrownBy(() -> part("", "migrate").check(with(List.of())))
        .hasMessage("There is no step under migrate in " + cell.id() + ".");
    assertThatCode(() -> part("after", "").check(with(List.of()))).doesNotThrowAnyException();
  }

  @Test
  void aStopInThePreparationIsTold() {
    assertThat(part("", "1.2.1").stopsBefore(cell)).isTrue();
    assertThat(part("", "1.2.1").cutsPreparation(cell)).isTrue();
    assertThat(part("", "before").stopsBefore(cell)).isTrue();
    assertThat(part("", "before").cutsPreparation(cell)).isFalse();
    assertThat(part("", "2.1").stopsBefore(cell)).isFalse();
    assertThat(Part.WHOLE.stopsBefore(cell)).isFalse();
  }

  private Cell with(List<PlannedStep> migrate) {
    List<Phase> phases =
        cell.phases().stream()
            .map(p -> p.name().equals("migrate") ? new Phase(p.name(), migrate) : p)
            .toList();
    return new Cell(
        cell.id(),
        cell.scenario(),
        cell.axes(),
        cell.values(),
        cell.secrets(),
        cell.services(),
        phases,
        cell.checks(),
        cell.tiers(),
        cell.expected());
  }

  private static Part part(String from, String until) {
    return new Part(
        Optional.of(from).filter(word -> !word.isEmpty()),
        Optional.of(until).filter(word -> !word.isEmpty()));
  }
}
