package dev.seatrial.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.scenario.load.SchemaWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is committed and written by the code: the schema that editors read, those of what programs
 * read, and the tables of the reference. {@code make generated} ({@code -Dgenerated.update=true})
 * writes them anew; where {@code CI} is {@code true}, a difference still fails.
 */
class GeneratedFilesTest {
  private static final boolean UPDATE =
      Boolean.getBoolean("generated.update") && !"true".equals(System.getenv("CI"));
  private static final Path PROJECT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize().resolveSibling("");
  private static final String SCHEMA = "scenarios/schema/v1.json";
  private static final String REFERENCE = "docs/scenario-language.md";

  @Test
  void theSchemaIsWhatTheLoaderSays() throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    check(
        SCHEMA, new ObjectMapper().writer(printer).writeValueAsString(SchemaWriter.write()) + "\n");
  }

  /** The jar brings them; people and editors look for them in the repository. */
  @ParameterizedTest
  @CsvSource({
    "report/run.schema.json, docs/schema/run.json",
    "report/diff.schema.json, docs/schema/diff.json",
    "cli/progress/progress.schema.json, docs/schema/progress.json",
  })
  void theSchemasOfWhatProgramsReadArePublished(String resource, String published)
      throws IOException {
    try (InputStream in = Language.class.getResourceAsStream("/dev/seatrial/" + resource)) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String id = new ObjectMapper().readTree(schema).path("$id").asText();
      assertThat(id)
          .isEqualTo("https://seatrial.dev/schema/v1/" + Path.of(published).getFileName());
      check(published, schema);
    }
  }

  @Test
  void theReferenceIsWhatTheLoaderSays() throws IOException {
    String text = Files.readString(PROJECT.resolve(REFERENCE));
    text = between(text, "keys", MarkdownTables.keys(new Language()));
    text = between(text, "diagnostics", MarkdownTables.diagnostics(new DiagnosticGuide()));
    check(REFERENCE, text);
  }

  private static String between(String text, String what, String generated) {
    String start = "<!-- generated: " + what + " -->\n";
    Matcher part = Pattern.compile("(?s)" + start + ".*?(?=<!-- end -->)").matcher(text);
    assertThat(part.find()).as(REFERENCE + " holds " + start.strip()).isTrue();
    return part.replaceFirst(Matcher.quoteReplacement(start + generated));
  }

  private static void check(String name, String generated) throws IOException {
    Path file = PROJECT.resolve(name);
    if (UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated);
    }
    String committed = Files.exists(file) ? Files.readString(file) : "";
    assertThat(committed.equals(generated))
        .overridingErrorMessage(
            "DRIFT: %s is not what the code says: run `make generated` and commit it.", name)
        .isTrue();
  }
}
