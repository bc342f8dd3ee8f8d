package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 300,000 rows of 250 bytes on each side, every one of them changed, in a heap of 24 MB: a
 * comparison that kept rows or differences would need 75 MB and more.
 */
class ConstantMemoryTest {
  private static final int ROWS = 300_000;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ValueKind.INTEGER),
          new Column("made", ValueKind.TIMESTAMP),
          new Column("text", ValueKind.TEXT));

  @Test
  void comparingNeedsNoMoreMemoryForMoreRows(@TempDir Path directory) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(output).contains("lost 1 extra 1 changed 299999 all 299999 made moved by +8 h");
    assertThat(process.exitValue()).isZero();
  }

  /** What runs in the small heap. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      Path directory = Path.of(args[0]);
      write(directory, "before", 0, 5);
      write(directory, "after", 1, 13);
      DatasetResult result =
          SnapshotPair.compare(directory.resolve("before"), directory.resolve("after"), List.of())
              .datasets()
              .get(0);
      String line =
          "lost %d extra %d changed %d %s"
              .formatted(
                  result.lost(),
                  result.extra(),
                  result.changedRows(),
                  result.patterns().get(0).text());
      System.out.write(line.getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }

    private static void write(Path directory, String name, int first, int hour) {
      String filler = "x".repeat(200);
      String made = "2026-11-20T%02d:30:00.123456Z".formatted(hour);
      GeneratedReader reader =
          new GeneratedReader(
              COLUMNS,
              ROWS,
              i -> Row.of(Integer.toString(first + i), made, filler + (first + i)),
              Structure.none());
      SnapshotWriter.write(directory, name, reader, List.of(Dataset.of("rows", "id")));
    }
  }
}
