package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.seatrial.source.Diagnostic;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Node;
import dev.seatrial.source.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * An editor that knows only the JSON Schema says of every file what the loader says, as far as a
 * schema can know it: what is sound is accepted, and a mistake is marked on its line.
 */
class SchemaProofTest {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(
              VersionFlag.V7,
              factory ->
                  factory.metaSchema(
                      JsonMetaSchema.builder(JsonMetaSchema.getV7())
                          .keyword(new NonValidationKeyword("patternErrorMessage"))
                          .build()))
          .getSchema(
              SchemaWriter.write(),
              SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());

  /** What a schema can know: the form of one value, and the keys of one mapping. */
  private static final Set<String> KNOWABLE =
      Set.of(
          "key.conflict",
          "key.missing",
          "key.unknown",
          "name.malformed",
          "text.unquoted",
          "type",
          "value.malformed",
          "value.unknown");

  /**
   * What it cannot know although the id is one of those, by a part of the message.
   *
   * <p>All other ids need what a schema has not: the text before it is a tree ({@code yaml.*},
   * {@code file.*}), other files and folders ({@code build.*}, {@code project.*}, {@code
   * system.unknown}, {@code seed.unknown}, {@code profile.unknown}, {@code name.mismatch}), names
   * declared elsewhere ({@code *.unknown}, {@code name.taken}, {@code *.cycle}, {@code
   * service.no-port}), the order of steps ({@code reference.too-early}, {@code capture.unknown}),
   * references inside texts ({@code reference.*}), or a comparison of two values ({@code
   * matrix.value-twice}, {@code check.name-twice}, {@code profile.devices}, {@code http.body}).
   */
  private static final Map<String, String> BEYOND =
      Map.of(
          "an emulated profile needs", "a relation of a key and a value",
          "devices needs the key name", "a relation of a key and a value",
          "build needs the key context", "another service may have it, which this one extends",
          "JSON has no number", "neither has the YAML that a schema sees",
          "expected a command", "quotes and shell signs are found by splitting it",
          "expected a regular expression", "Java's are not JavaScript's",
          "expected a JSONPath, found the text \"$", "its grammar is the library's");

  @TestFactory
  Stream<DynamicTest> everySoundFileIsAccepted() throws IOException {
    return ProjectYaml.all().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () -> {
                      Optional<Node> tree = YamlReader.read(file, new Diagnostics());
                      assertThat(SCHEMA.validate(new PlainJson().of(tree.orElseThrow()))).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeThatASchemaCanKnowIsMarked() throws IOException {
    return Corpus.files(".yaml").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()), file.toUri(), () -> checkMarked(file)));
  }

  @Test
  void theCorpusHoldsMistakesOfEveryIdThatASchemaCanKnow() throws IOException {
    Set<String> met = new TreeSet<>();
    for (Path file : Corpus.files(".yaml")) {
      knowable(file).forEach(mistake -> met.add(mistake.id()));
    }
    assertThat(met).containsAll(KNOWABLE);
  }

  private static void checkMarked(Path scenario) {
    Map<String, Set<Integer>> marked = new HashMap<>();
    List<String> unmarked = new ArrayList<>();
    for (Diagnostic mistake : knowable(scenario)) {
      String file = mistake.location().file();
      Set<Integer> lines = marked.computeIfAbsent(file, SchemaProofTest::marked);
      if (!lines.contains(mistake.location().line())) {
        unmarked.add(Corpus.portable(mistake.toString()));
      }
    }
    assertThat(unmarked).isEmpty();
  }

  private static List<Diagnostic> knowable(Path scenario) {
    Diagnostics diagnostics = new Diagnostics();
    ScenarioLoader.load(scenario, diagnostics);
    return diagnostics.sorted().stream()
        .filter(one -> KNOWABLE.contains(one.id()))
        .filter(one -> BEYOND.keySet().stream().noneMatch(one.message()::startsWith))
        .toList();
  }

  /** Lines of a file at which the schema finds fault; every line when there is no tree. */
  private static Set<Integer> marked(String file) {
    Optional<Node> tree = YamlReader.read(Path.of(file), new Diagnostics());
    Set<Integer> lines = new HashSet<>();
    PlainJson plain = new PlainJson();
    for (ValidationMessage fault : SCHEMA.validate(plain.of(tree.orElseThrow()))) {
      String at = fault.getInstanceLocation().toString();
      lines.addAll(plain.lines(at));
    }
    return lines;
  }
}
