package dev.seatrial.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObservationLogTest {
  private static final Instant AT = Instant.parse("2026-03-05T09:12:30.123456Z");
  private static final List<Observation> ALL =
      List.of(
          new Observation.CellStarted(AT, "a/b[c]", Map.of("os", "x")),
          new Observation.ImageResolved(
              AT,
              "s",
              "official",
              "r:1",
              "sha256:1",
              Optional.of("r@sha256:2"),
              Optional.empty(),
              12,
              Map.of("tool", "a stand-in"),
              Map.of(),
              Optional.of("p.whl sha256:3")),
          new Observation.PreparedState(AT, "k", true, 7),
          new Observation.StepStarted(AT, "1.1", "\ud55c\uae00\nnext"),
          new Observation.StepFinished(
              AT,
              "1.1",
              Observation.StepFinished.Outcome.FAILED,
              Optional.of("x.y"),
              Optional.of("why"),
              List.of("line")),
          new Observation.Answered(AT, "old", true),
          new Observation.InstancesSeen(
              AT, "v", List.of(new Instance("1", "g", "l", "running", "RUNNING", ""))),
          new Observation.Verified(AT, "access", "it opens", true, List.of()),
          new Observation.SnapshotTaken(AT, "before", "sqlite", Map.of("users", 3L), 9),
          new Observation.YardstickMeasured(AT, "copy", 5, 6),
          new Observation.Found(
              AT,
              "drift",
              Map.of("columns", 7L),
              List.of(new Observation.Found.Finding("column-lost", "a.b", "It is lost.", "c", ""))),
          new Observation.ContainerEvent(AT, "s", "c", "exited", Optional.of(137), true),
          new Observation.InputGiven(AT, "tool", "tool.py", 7, "ab"),
          new Observation.Remark(AT, "t", "u"),
          new Observation.CellLeftOut(AT, "no crane"),
          new Observation.CellFinished(AT, Optional.of("broken")));

  private final Path dir;

  ObservationLogTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void readsBackEveryKindAsWritten() {
    Path file = write(ALL);
    assertThat(ObservationLog.read(file)).isEqualTo(ALL);
    assertThat(ALL.stream().map(Object::getClass))
        .as("every kind there is")
        .containsExactlyInAnyOrder(Observation.class.getPermittedSubclasses());
  }

  @Test
  void writesTheKindFirstThenTheFieldsAsDeclared() throws IOException {
    Path file = write(List.of(new Observation.Answered(AT, "old", true)));
    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"kind\":\"answered\",\"at\":\"2026-03-05T09:12:30.123456Z\",\"system\":\"old\",\"good\":true}\n");
  }

  @Test
  void toleratesAHalfWrittenLastLine() throws IOException {
    Path file = write(ALL);
    cut(file, 20);
    assertThat(ObservationLog.read(file)).isEqualTo(ALL.subList(0, ALL.size() - 1));
  }

  @Test
  void appendingCutsAHalfWrittenLineOff() throws IOException {
    Path file = write(ALL);
    cut(file, 20);
    Observation more = new Observation.Remark(AT, "again", "after a kill");
    try (ObservationLog log = ObservationLog.open(file)) {
      log.append(more);
    }
    List<Observation> read = ObservationLog.read(file);
    assertThat(read).hasSize(ALL.size()).endsWith(more).doesNotContain(ALL.get(ALL.size() - 1));
  }

  @Test
  void appendingKeepsAWholeLastLineThatLacksItsEnd() throws IOException {
    Path file = write(ALL);
    cut(file, 1);
    Observation more = new Observation.Remark(AT, "again", "by hand");
    try (ObservationLog log = ObservationLog.open(file)) {
      log.append(more);
    }
    assertThat(ObservationLog.read(file)).hasSize(ALL.size() + 1).endsWith(more);
  }

  @Test
  void namesTheLineThatIsNoObservation() throws IOException {
    Path file = write(ALL.subList(0, 2));
    Files.writeString(file, "{\"kind\":\"unheard-of\"}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> ObservationLog.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("log.jsonl:3: not an observation");
  }

  private Path write(List<Observation> observations) {
    Path file = dir.resolve("cell/log.jsonl");
    try (ObservationLog log = ObservationLog.open(file)) {
      observations.forEach(log::append);
    }
    return file;
  }

  private static void cut(Path file, int bytes) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length - bytes));
  }
}
