package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.plan.Masker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogScrubberTest {
  private final Masker masker = new Masker(List.of("anchor", "anchor-chain"));
  private final List<String> remarks = new ArrayList<>();
  private final Path logs;

  LogScrubberTest(@TempDir Path logs) {
    this.logs = logs;
  }

  @Test
  void secretsAreMaskedAndTheLogIsNamed() throws IOException {
    Files.writeString(logs.resolve("dock.log"), "ready\nanchor and anchor-chain\nanchor\n");
    Files.writeString(logs.resolve("quay.log"), "ready\n");
    scrub();

    assertThat(logs.resolve("dock.log"))
        .hasContent("ready\n\u2022\u2022\u2022 and \u2022\u2022\u2022\n\u2022\u2022\u2022\n");
    assertThat(logs.resolve("quay.log")).hasContent("ready\n");
    assertThat(remarks)
        .containsExactly("secret in log: dock.log printed a secret in 2 lines; it is masked here");
  }

  @Test
  void bytesThatAreNotTextSurvive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0xff, (byte) 0xc3, 0, 27});
    bytes.write(" anchor \u00e9\nlast".getBytes(StandardCharsets.UTF_8));
    Files.write(logs.resolve("dock.log"), bytes.toByteArray());
    scrub();

    assertThat(Files.readString(logs.resolve("dock.log")))
        .contains("\u0000", "\u2022\u2022\u2022 \u00e9\nlast")
        .doesNotContain("anchor");
  }

  @Test
  void nothingElseIsLeft() throws IOException {
    Files.writeString(logs.resolve("dock.log"), "anchor\n");
    Files.createDirectory(logs.resolve("folder"));
    scrub();

    try (Stream<Path> files = Files.list(logs)) {
      assertThat(files).containsExactlyInAnyOrder(logs.resolve("dock.log"), logs.resolve("folder"));
    }
  }

  private void scrub() {
    LogScrubber.scrub(logs, masker, (topic, text) -> remarks.add(topic + ": " + text));
  }
}
