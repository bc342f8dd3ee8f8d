package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlPageTest {
  private final Path dir;

  HtmlPageTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void writesAllRenderings() throws IOException {
    String keep = System.getProperty("seatrial.test.report", "");
    Path out = keep.isEmpty() ? dir : Path.of(keep);
    RunReport run = ReportFixtures.run();
    ReportFixtures.writeLogs(run, out);
    run.write(out);
    assertThat(Files.readString(out.resolve("index.html"))).contains("</html>");
  }
}
