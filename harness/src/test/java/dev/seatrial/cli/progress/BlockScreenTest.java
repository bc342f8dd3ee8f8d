package dev.seatrial.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.verdict.Status;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of a run in a terminal. */
class BlockScreenTest {
  private final Watch watch = new Watch();

  @Test
  void theBlockIsDrawnOverInPlaceAndFinishedStepsScrollAway() {
    TerminalModel terminal = new TerminalModel(120, 30, true);
    Narrator narrator = narrator(terminal, 3, true);
    narrator.tick();
    assertThat(terminal.all())
        .containsExactly(
            "cells  0 of 3 done  0s, about 6m 03s left  memory 1.0 of 2.0 GiB free",
            "waits  preparing images");
    oneCell(narrator);
    narrator.cellStarted(watch.cell);
    narrator.stepStarted(watch.cell, watch.start);
    narrator.waiting("dock to be healthy");
    watch.seconds(65);
    narrator.tick();

    assertThat(terminal.all().subList(3, terminal.all().size()))
        .containsExactly(
            "[   2.0s] cell 2/3  " + watch.cell.id() + "  (about 2m 01s)",
            "cells  1 of 3 done  1 pass  1m 07s, about 2m 57s left  memory 1.0 of 2.0 GiB free",
            "cell   " + watch.cell.id() + "  [==========>.........]  1m 05s of about 2m 01s",
            "step   before 1.1  start dock  1m 05s",
            "waits  dock to be healthy");
    assertThat(terminal.cursor()).isEqualTo("4:0");
    narrator.close();
    assertThat(terminal.all()).hasSize(4).last().asString().startsWith("[   2.0s] cell 2/3");
    assertThat(terminal.cursor()).isEqualTo("4:0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverIsDoneToTheWindowNothingOfTheBlockStays(boolean reflows) {
    TerminalModel terminal = new TerminalModel(120, 12, reflows);
    Narrator narrator = narrator(terminal, 3, false);
    oneCell(narrator);
    narrator.cellStarted(watch.cell);
    narrator.stepStarted(watch.cell, watch.start);
    narrator.waiting("dock to be healthy, and to answer on its port with a good answer");
    narrator.tick();
    for (int columns : List.of(60, 33, 21, 90, 40, 120)) {
      terminal.resize(columns, 12);
      narrator.tick();
      assertThat(terminal.all()).filteredOn(l -> l.startsWith("cells  1 of")).hasSize(1);
      assertThat(terminal.all()).filteredOn(l -> l.startsWith("waits  ")).hasSize(1);
    }
    narrator.close();

    assertThat(terminal.all()).noneMatch(l -> l.startsWith("cells  ") || l.startsWith("waits"));
    assertThat(String.join("", terminal.all())).contains("ok   1.1").doesNotContain("healthy");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10, 30, 50, 80})
  void noLineIsBrokenHoweverNarrowTheWindow(int columns) {
    TerminalModel terminal = new TerminalModel(columns, 10, true);
    Narrator narrator = narrator(terminal, 2, false);
    narrator.cellStarted(watch.cell);
    int lines = terminal.all().size();
    PlannedStep wide =
        new PlannedStep(
            "1.1", "\u8fc1\u79fb\u6570\u636e\u5e93".repeat(9), watch.start.step(), List.of());
    narrator.stepStarted(watch.cell, wide);
    narrator.waiting("\ud83d\udea2 e\u0301 ".repeat(30));
    narrator.tick();
    narrator.tick();

    // The line of the cell scrolls away, and may be broken; the block is of four lines, no more.
    assertThat(terminal.all().size()).isLessThanOrEqualTo(lines + 2);
    assertThat(terminal.cursor()).endsWith(":0");
    narrator.close();
    assertThat(String.join("", terminal.all())).doesNotContain("\u8fc1", "memory");
  }

  @Test
  void ofAWindowWithFewRowsOneIsLeft() {
    TerminalModel terminal = new TerminalModel(100, 3, true);
    Narrator narrator = narrator(terminal, 2, false);
    narrator.cellStarted(watch.cell);
    narrator.stepStarted(watch.cell, watch.start);
    narrator.waiting("dock to be healthy");
    narrator.tick();
    narrator.tick();
    narrator.close();

    assertThat(terminal.all()).hasSize(1).first().asString().contains("cell 1/2");
  }

  @Test
  void controlCLeavesACleanScreen() {
    TerminalModel terminal = new TerminalModel(80, 24, true);
    Narrator narrator = narrator(terminal, 2, false);
    narrator.cellStarted(watch.cell);
    narrator.stepStarted(watch.cell, watch.start);
    narrator.tick();
    terminal.print("^C");
    narrator.working("taking away what the run has started: it is being ended");
    narrator.tick();
    narrator.close();
    // A tick that was under way.
    narrator.tick();
    narrator.working("taking containers, networks and volumes away");

    assertThat(terminal.all()).hasSize(3).noneMatch(l -> l.contains("^C") || l.startsWith("cells"));
    assertThat(terminal.all().get(2)).endsWith("taking containers, networks and volumes away");
    assertThat(terminal.cursor()).isEqualTo("3:0");
  }

  @Test
  void coloursAreOnlyUsedWhereTheyMayBe() {
    StringBuilder printed = new StringBuilder();
    TerminalModel terminal = new TerminalModel(100, 24, true);
    oneCell(narrator(printed::append, terminal, 1, false));
    assertThat(printed.toString()).contains("1 pass").doesNotContainPattern("\u001b\\[[0-9;]*m");
    printed.setLength(0);
    oneCell(narrator(printed::append, terminal, 1, true));
    assertThat(printed.toString()).contains("\u001b[32mok  \u001b[0m");
  }

  private void oneCell(Narrator narrator) {
    narrator.cellStarted(watch.cell);
    narrator.stepStarted(watch.cell, watch.start);
    watch.seconds(2);
    narrator.stepFinished(watch.cell, watch.start, Watch.finished(watch.start, Outcome.OK));
    narrator.cellFinished(watch.cell);
    narrator.cellJudged(watch.cell, watch.verdict(Status.PASS, "all is well"));
  }

  private Narrator narrator(TerminalModel terminal, int cells, boolean colours) {
    return narrator(terminal::print, terminal, cells, colours);
  }

  private Narrator narrator(
      Consumer<String> out, TerminalModel terminal, int cells, boolean colours) {
    Standing standing = watch.standing(cells);
    Screen.Status status =
        new StatusBlock(standing, () -> Optional.of("memory 1.0 of 2.0 GiB free"));
    PrintWriter printer = new PrintWriter(new Printed(out));
    return new Narrator(standing, new BlockScreen(printer, colours, terminal::size, status));
  }

  /** Hands on what is printed. */
  private static final class Printed extends Writer {
    private final Consumer<String> out;

    Printed(Consumer<String> out) {
      this.out = out;
    }

    @Override
    public void write(char[] letters, int from, int count) {
      out.accept(new String(letters, from, count));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
