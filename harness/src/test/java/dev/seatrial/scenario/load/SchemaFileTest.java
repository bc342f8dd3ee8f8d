package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema is found by editors. */
class SchemaFileTest {
  private static final Path SCHEMA = ProjectYaml.PROJECT.resolve("scenarios/schema/v1.json");
  private static final String LINE = "# yaml-language-server: $schema=";

  @Test
  void everyFileOfTheProjectNamesIt() throws IOException {
    assertThat(SCHEMA).exists();
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
}
