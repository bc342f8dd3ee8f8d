package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  private final Path folder;

  RunsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theNewestIsTheLastByName() throws IOException {
    assertThat(Runs.newest(folder.resolve("none"))).isEmpty();
    assertThat(Runs.newest(folder)).isEmpty();
    for (String name : List.of("20260102-030405-a1", "20260102-030405-a1-2", "20251231-235959-b")) {
      new Chosen(1, List.of(), List.of("a"), Optional.empty(), Given.NOTHING)
          .write(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("20270101-000000-empty"));

    assertThat(Runs.newest(folder)).contains(folder.resolve("20260102-030405-a1-2"));
  }

  @Test
  void ofARunThatWasCutOffNothingIsGreen() {
    new Chosen(1, List.of(), List.of("a", "a~2", "b"), Optional.empty(), Given.NOTHING)
        .write(folder);

    assertThat(Runs.notGreen(folder)).containsExactly("a", "b");
    assertThatThrownBy(() -> Chosen.read(folder.resolve("none")))
        .isInstanceOf(java.io.UncheckedIOException.class);
  }

  @Test
  void aSelectionOfAnEarlierVersionIsRead() throws IOException {
    Files.writeString(
        folder.resolve("selection.json"), "{\"seed\": 3, \"scenarios\": [], \"cells\": [\"a\"]}");

    assertThat(Chosen.read(folder).stopped()).isEmpty();
    assertThat(Chosen.read(folder).stopped("enough").stopped()).contains("enough");
  }

  @Test
  void repetitionsAreCellsOfTheirOwn() {
    Cell cell = Harbour.judged();
    Plan plan = Repetitions.of(new Plan(1, List.of(cell)), 3);

    assertThat(plan.cells())
        .extracting(Cell::id)
        .containsExactly(cell.id(), cell.id() + "~2", cell.id() + "~3");
    assertThat(plan.cells()).extracting(Cell::slug).doesNotHaveDuplicates();
    assertThat(plan.cells()).allMatch(c -> Repetitions.base(c.id()).equals(cell.id()));
    assertThat(Repetitions.of(plan, 1)).isEqualTo(plan);
  }

  @Test
  void aSavedPlanIsForItsUserOnlyAndReadAgain() throws IOException {
    Plan plan = new Plan(5, List.of(Harbour.judged()));
    Path file = folder.resolve("made/p.json");
    SavedPlans.save(plan, file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> all = Files.list(folder.resolve("made"))) {
      assertThat(all).containsExactly(file);
    }
    Plan read = SavedPlans.load(file);
    assertThat(read.cells().get(0).id()).isEqualTo(plan.cells().get(0).id());
    assertThat(read.cells().get(0).phases()).hasSize(3);
    Files.writeString(file, "cells: []");
    assertThatThrownBy(() -> SavedPlans.load(file)).isInstanceOf(PlanCodec.NotReadable.class);
  }
}
