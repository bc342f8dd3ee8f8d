package dev.seatrial.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {

  private static final Explainer EXPLAINER = new Explainer();

  @Test
  void aKeyIsExplainedByItsPath() {
    assertThat(page("service.healthcheck.interval"))
        .isEqualTo(
            """
            KIND:    System
            FIELD:   service.healthcheck.interval
            TYPE:    duration
            DEFAULT: 1s
            FORM:    duration: write 250ms, 90s, 5m, 1h or 1m30s

            DESCRIPTION
              Between two tries.
            """);
  }

  @Test
  void aPartTellsWhereItStandsAndWhatItTakes() {
    assertThat(page("budget"))
        .startsWith(
            "KIND:    Scenario\nFIELD:   budget\nTYPE:    mapping\nIN:      scenario.budgets\n")
        .contains("FIELDS\n  Exactly one of phase, downtime.\n")
        .contains("  phase <backup, migrate, start, recover>\n      What is measured")
        .contains(" -required-\n");
  }

  @Test
  void aKeyOfAMappingTellsItsKeys() {
    assertThat(page("step.http"))
        .contains("FIELD:   step.http\nTYPE:    http\n", "FIELDS of http\n")
        .contains("  method <GET, HEAD, POST, PUT, PATCH, DELETE> = GET\n");
  }

  @ParameterizedTest
  @CsvSource({
    "scenario, FIELD:   scenario",
    "Scenario, FIELD:   scenario",
    "AcceleratorProfile, FIELD:   accelerator-profile",
    "scenario.matrix, FIELD:   scenario.matrix -required-",
    "scenario.before[].http.capture, FIELD:   scenario.before.http.capture",
    "system.services.*.healthcheck, FIELD:   system.services.healthcheck",
    "store.datasets.*.key, FIELD:   store.datasets.key",
    "store.datasets, FIELD:   store.datasets -required-",
  })
  void aPathMayBeginAtAFileAndGoThroughListsAndMaps(String path, String line) {
    assertThat(page(path).lines()).contains(line);
  }

  @Test
  void theTreeListsEachPartOnce() {
    String tree = EXPLAINER.explain("seed", true).orElseThrow();

    assertThat(tree)
        .contains(
            "\n  steps <list of step> -required-\n    start <non-empty list of service name or start>\n")
        .contains("... the keys of step, as above")
        .doesNotContain("DESCRIPTION");
    assertThat(tree.lines().filter(line -> line.strip().startsWith("limit "))).hasSize(2);
  }

  @Test
  void aMistakeIsExplainedWithAnExample() {
    assertThat(page("text.unquoted"))
        .startsWith("MISTAKE: text.unquoted\n\nMEANING\n")
        .contains("WRONG\n  source: [1.20]\n\nRIGHT\n  source: [\"1.20\"]\n\nWHAT TO DO\n");
  }

  @Test
  void theOverviewListsEverything() {
    assertThat(EXPLAINER.overview())
        .contains("KINDS OF FILES\n  Scenario  ", "  AcceleratorProfile  ", "PARTS\n", "  step  ")
        .contains("MISTAKES\n", "key.unknown", "seatrial explain step.http.capture");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "budgets | There is no budgets to explain; there is scenario.budgets.",
        "scenari | There is no scenari to explain; did you mean scenario?",
        "key.unknwon | There is no key.unknwon to explain; did you mean key.unknown?",
        "strat | There is no strat to explain; did you mean start?",
        "zzzzzz | There is no zzzzzz to explain; `seatrial explain` lists what there is.",
        "check.integrty | check has no key integrty; did you mean check.integrity?"
            + " There are integrity, structure, findings, recovery.",
        "exec.limit.unit | exec.limit has no keys of its own: it is a duration.",
      })
  void whatIsNotThereIsAnsweredWithTheNearest(String name, String answer) {
    assertThat(EXPLAINER.explain(name, false)).isEmpty();
    assertThat(EXPLAINER.unknown(name)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "*", "step.", ".step", "[]"})
  void oddPathsAreAnsweredToo(String name) {
    assertThat(EXPLAINER.explain(name, true)).isEmpty();
    assertThat(EXPLAINER.unknown(name)).isNotEmpty();
  }

  @Test
  void everyKeyOfTheLanguageHasAPage() {
    Language language = new Language();
    List<Definition> definitions = language.inOrder();

    assertThat(definitions).hasSizeGreaterThan(30).hasSameSizeAs(language.names());
    for (Definition definition : definitions) {
      assertThat(definition.description()).as(definition.name()).endsWith(".");
      for (Field field : definition.fields()) {
        String path = definition.name() + "." + field.name();
        assertThat(page(path)).as(path).contains("DESCRIPTION\n  " + field.description().charAt(0));
      }
    }
  }

  private static String page(String name) {
    return EXPLAINER.explain(name, false).orElseThrow();
  }
}
