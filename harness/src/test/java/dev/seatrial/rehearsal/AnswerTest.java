package dev.seatrial.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Rehearsal.Reasoned;
import dev.seatrial.scenario.Rehearsal.Recognised;
import dev.seatrial.scenario.Rehearsal.SqliteFile;
import dev.seatrial.scenario.Rehearsal.Teller;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told; and that no value of the data is. */
class AnswerTest {
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  private static final Rehearsal REHEARSAL =
      new Rehearsal(
          "data",
          new Recognised(new SqliteFile("shop.db", new Teller("version", "head")), "schema"),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of("Start the workers.", "Ask them."),
          List.of("Put the backup back."),
          List.of(new Reasoned("Whether your keys work", "nobody but you has them")));
  private static final Examination DATA =
      new Examination(
          "var-lib-shop",
          3,
          1234,
          Optional.of("ab12"),
          List.of("1.0"),
          List.of(new Reasoned("cache", "nobody reads it")),
          List.of(
              Prerequisite.holds("readable", "All 3 files and folders can be read."),
              Prerequisite.unknown("memory", "The engine does not tell.")));

  @Test
  void aHealthyUpgradeWorks() {
    Answer answer = answer(true, integrity(Status.PASS_WITH_ALLOWANCES, 0));

    assertThat(answer.outcome()).isEqualTo(Outcome.WORKS_WITH_CHANGES);
    assertThat(AnswerText.markdown(answer))
        .isEqualTo(
            """
            # Rehearsal: Shop 1.0 to 2.0

            **Yes, it works, with changes that are meant.** It was compared.

            2026-03-04 05:06 UTC, by Seatrial 0.1.

            ## How long will it be down?

            - About 41.5s on this machine, and the time to back up what was not copied here.
            - The migration command: 7.2s.

            ## What is lost or broken?

            - Nothing.

            ## What do I have to do by hand?

            1. Start the workers.
            2. Ask them.

            ## How do I go back?

            - Put the backup back.

            ## What is other than before, and meant to be?

            - Shops are in towns: users.town, carts.town.

            ## What was not judged?

            - Whether your keys work: nobody but you has them.
            - Not copied: cache (nobody reads it).

            ## What was looked at first?

            - readable: good. All 3 files and folders can be read.
            - memory: could not be told. The engine does not tell.

            ## What was it rehearsed with?

            - A copy of var-lib-shop: 3 files and folders, 1,234 bytes.
            - Their digest is sha256:ab12, before and after.
            - A machine with 4 CPUs and 8.0 GB of memory.
            - The run 20260304 has all details, rows of the data among them: do not publish it.
            """);
  }

  @Test
  void lossIsToldByTableAndNumberAndNotByValue(@TempDir Path folder) throws Exception {
    Answer answer = answer(true, integrity(Status.FAIL, 2));

    assertThat(answer.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(answer.wrong())
        .contains("users: 9 rows before, 7 after; 2 lost, 0 extra, 0 changed, 0 allowed")
        .contains("carts.price is gone")
        .noneMatch(line -> line.contains("towns: 5 rows"));
    AnswerFiles.write(answer, folder);
    for (String name : List.of("rehearsal.html", "rehearsal.md", "rehearsal.json")) {
      assertThat(Files.readString(folder.resolve(name)))
          .contains("2 lost")
          .doesNotContain("Ada Lovelace")
          .doesNotContain("id=17");
    }
  }

  @Test
  void aStepThatFailsIsToldInTheProductsWords() {
    CheckVerdict step =
        new CheckVerdict(
            "migration",
            "The migration path runs to its end",
            Status.FAIL,
            "step 2.7: the command exited 1: no such column",
            List.of());

    Answer answer = answer(true, step);

    assertThat(answer.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(answer.wrong())
        .containsExactly(
            "The migration path runs to its end: step 2.7: the command exited 1: no such column.");
  }

  @Test
  void dataThatChangedMeanwhileGiveNoAnswer() {
    Answer answer = answer(false, integrity(Status.PASS, 0));

    assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(AnswerText.markdown(answer))
        .contains("written to while they were rehearsed with")
        .contains("sha256:ab12 before, and another one after.");
  }

  @Test
  void whatNobodyLookedAtIsNotGood() {
    CheckVerdict left =
        new CheckVerdict("copy", "The copy is whole", Status.NOT_RUN, "no snapshot", List.of());

    Answer answer = answer(true, left);

    assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(answer.notJudged().get(0))
        .isEqualTo(new Reasoned("The copy is whole", "no snapshot"));
  }

  @Test
  void unfitDataAreNotTried() {
    Examination unfit =
        new Examination(
            "shop",
            1,
            1,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(Prerequisite.fails("not in use", "It is in use.", "Stop it.")));

    Answer answer = Answer.notTried("Shop to 2.0", unfit, REHEARSAL, Map.of(), "0.1", AT);

    assertThat(answer.outcome().good()).isFalse();
    assertThat(AnswerText.sections(answer).get(0).lines())
        .containsExactly("It is in use. Stop it.");
    assertThat(AnswerText.markdown(answer)).doesNotContain("How long");
  }

  @Test
  void everyStatusHasItsOutcome() {
    assertThat(Outcome.of(Status.PASS)).isEqualTo(Outcome.WORKS);
    assertThat(Outcome.of(Status.KNOWN_ISSUE)).isEqualTo(Outcome.BREAKS_AS_KNOWN);
    for (Status status : Status.values()) {
      assertThat(Outcome.of(status).good()).isEqualTo(status.green());
    }
  }

  private static CheckVerdict integrity(Status status, int lost) {
    List<Evidence> evidence =
        lost == 0
            ? List.of(
                Evidence.of(
                    "integrity.allowed", "users.town: 9 allowed, because shops are in towns"),
                Evidence.of("structure.allowed", "carts.town Allowed, because shops are in towns"))
            : List.of(
                new Evidence("integrity.lost", "lost users id=17", "name: Ada Lovelace", ""),
                Evidence.of("integrity.column", "carts.price is gone"),
                Evidence.of(
                    "integrity.count",
                    "users: 9 rows before, 7 after; 2 lost, 0 extra, 0 changed, 0 allowed"),
                Evidence.of(
                    "integrity.count",
                    "towns: 5 rows before, 5 after; 0 lost, 0 extra, 0 changed, 0 allowed"));
    return new CheckVerdict("copy", "Every row is there", status, "it was compared", evidence);
  }

  private static Answer answer(boolean unchanged, CheckVerdict check) {
    CellVerdict verdict =
        new CellVerdict(
            "shop/rehearsal[1.0..2.0]",
            check.status(),
            check.reason(),
            List.of(check),
            Map.of("downtime", new Measure(41_500, 0, ""), "migrate", new Measure(7_200, 0, "")));
    CellReport cell =
        new CellReport(
            verdict.cell(),
            "slug",
            "Shop",
            "shop/rehearsal",
            "Title",
            "Promise.",
            Map.of(),
            "",
            Optional.empty(),
            List.of(),
            Map.of(),
            verdict,
            List.of(),
            List.of(),
            "");
    RunReport run =
        new RunReport(
            "20260304",
            AT,
            AT,
            "0.1",
            Map.of("cpus", "4", "memoryBytes", "8000000000"),
            List.of(cell));
    return Answer.of("Shop 1.0 to 2.0", DATA, REHEARSAL, run, unchanged);
  }
}
