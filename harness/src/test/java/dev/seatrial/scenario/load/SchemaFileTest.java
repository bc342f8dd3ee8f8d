package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The schema that editors read, as it is committed. Run with {@code -Dcorpus.update=true} to write
 * it anew; where {@code CI} is {@code true}, a difference still fails.
 */
class SchemaFileTest {
  private static final boolean UPDATE =
      Boolean.getBoolean("corpus.update") && !"true".equals(System.getenv("CI"));
  private static final Path SCHEMA = ProjectYaml.PROJECT.resolve("scenarios/schema/v1.json");
  private static final String LINE = "# yaml-language-server: $schema=";

  @Test
  void itIsWhatTheDecoderSays() throws IOException {
    String written = text();
    if (UPDATE) {
      Files.createDirectories(SCHEMA.getParent());
      Files.writeString(SCHEMA, written);
    }

    assertThat(SCHEMA).as("written by -Dcorpus.update=true").exists();
    assertThat(Files.readString(SCHEMA)).isEqualTo(written);
  }

  @Test
  void everyFileOfTheProjectNamesIt() throws IOException {
    assertThat(ProjectYaml.all())
        .hasSizeGreaterThan(4)
        .allSatisfy(
            file -> {
              String first = Files.readAllLines(file).get(0);
              assertThat(first).as(file.toString()).startsWith(LINE);
              assertThat(file.resolveSibling(first.substring(LINE.length())).normalize())
                  .as(file.toString())
                  .isEqualTo(SCHEMA);
            });
  }

  private static String text() throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return new ObjectMapper().writer(printer).writeValueAsString(SchemaWriter.write()) + "\n";
  }
}
