package dev.seatrial.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.scenario.load.SchemaWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is committed and written by the loader: the schema that editors read, and the tables of the
 * reference. {@code make generated} ({@code -Dgenerated.update=true}) writes them anew; where
 * {@code CI} is {@code true}, a difference still fails.
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
            "DRIFT: %s is not what the loader says: run `make generated` and commit it.", name)
        .isTrue();
  }
}
