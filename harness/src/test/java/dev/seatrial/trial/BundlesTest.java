package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.image.ImageResolver;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.run.Ferry;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.CorpusFixtures;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the machine, byte by byte. */
class BundlesTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");
  private static final String SECRET = "An/chor+of the-fleet7";

  private final Path project;
  private final Ferry ferry;
  private Plan plan = new Plan(1, List.of());
  private Path run;

  BundlesTest(@TempDir Path project) {
    this.project = project;
    ferry = new Ferry(project);
    run = project;
  }

  @BeforeEach
  void ran() throws IOException {
    CorpusFixtures.copyTo(project);
    Path system = project.resolve("fixtures/harbour/system.yaml");
    String text = Files.readString(system);
    assertThat(text).contains("{ secret: anchor }");
    Files.writeString(system, text.replace("{ secret: anchor }", "{ secret: \"" + SECRET + "\" }"));
    Path scenario = Files.createDirectories(project.resolve("scenarios")).resolve("ferried.yaml");
    Files.copy(CORPUS.resolve("ferried.yaml"), scenario);
    plan = Planner.plan(Trial.load(List.of(scenario), new Diagnostics()), Selection.ALL, 1);
    Trial.Options options =
        new Trial.Options(ImageResolver.Mode.AUTO, Optional.empty(), false, true);
    run =
        Trial.run(plan, ferry.engine, options, TrialListener.SILENT, project.resolve("cache"))
            .directory();
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void itHoldsWhatOthersNeed() throws IOException {
    Map<String, String> files = packed(false);

    assertThat(files.keySet())
        .contains("README.md", "reproduce.sh", "plan.txt", "verdict.json", "run/observations.jsonl")
        .contains("project/scenarios/ferried.yaml", "project/fixtures/harbour/system.yaml")
        .contains("project/fixtures/harbour/seeds/few.yaml", "run/logs/dock.log")
        .contains("recipes/images-helper/Dockerfile")
        .noneMatch(name -> name.startsWith("data/") || name.contains("private"));
    assertThat(files.get("README.md"))
        .contains(
            "# " + cell().id(), "What came of it: **pass", "--like plan=", "- dock: official ")
        .doesNotContain("{{");
    assertThat(files.get("verdict.json")).contains("\"checks\"").doesNotContain("\"observations\"");
    assertThat(files.get("reproduce.sh"))
        .startsWith("#!/bin/sh\n# Boats are ferried over\n")
        .contains("image_dock=$(pulled sha256:", "harbour/dock:1.0@sha256:d)")
        .doesNotContain("{{title", "{{cell");
  }

  @Test
  void noFormOfASecretLeaves() throws IOException {
    RunDirectory directory = Runs.directory(run);
    Path logs = directory.cell(cell()).resolve("logs");
    String encoded = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    List<String> forms =
        List.of(
            SECRET,
            encoded,
            encoded.replace("+", "%20"),
            base64("admin:" + SECRET),
            base64("ad:" + SECRET).replaceAll("=+$", ""),
            base64("adm:" + SECRET));
    Files.write(logs.resolve("leaky.log"), forms);
    Files.writeString(
        directory.cell(cell()).resolve("inspect/leaky.json"),
        "{\"Env\": [\"WORD="
            + SECRET
            + "\"], \"dev.seatrial.lock\": \"myhost:/home/me/run.lock\"}");
    Map<String, String> files = packed(false);

    assertThat(files).containsKeys("run/logs/leaky.log", "run/inspect/leaky.json");
    files.forEach(
        (name, text) -> {
          for (String form : forms) {
            assertThat(text).as(name).doesNotContain(form);
          }
          assertThat(text).as(name).doesNotContain("myhost", "/home/me", project.toString());
        });
    assertThat(files.get("run/logs/leaky.log")).hasLineCount(forms.size());
    // The YAML is whole, with another word, which the script has, too.
    String word =
        files
            .getOrDefault("project/fixtures/harbour/system.yaml", "")
            .replaceFirst("(?s).*\\{ secret: \"([^\"]*)\".*", "$1");
    assertThat(word).hasSameSizeAs(SECRET).isNotEqualTo(SECRET);
    assertThat(files.get("reproduce.sh")).contains(word);
  }

  @Test
  void dataArePackedWhenTheyAreAskedForOnly() throws IOException {
    Path held = run.resolve("private").resolve(cell().slug()).resolve("held.json");
    Files.writeString(held, "{}");

    assertThat(packed(true).keySet())
        .contains("data/snapshots/before/manifest.json")
        .noneMatch(name -> name.contains("held.json") || name.contains("plan.json"));
    assertThat(packed(true).get("README.md")).contains("| `data/` |", "**as they are**");
  }

  private Cell cell() {
    return plan.cells().get(0);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> packed(boolean withData) throws IOException {
    Path target = project.resolve("for-upstream.tar.gz");
    List<String> told = Bundles.write(run, Bundles.plan(run), cell(), withData, target);
    Map<String, String> files = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(target)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        assertThat(e.getName()).startsWith("for-upstream/");
        String name = e.getName().substring("for-upstream/".length());
        files.put(name, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        assertThat((e.getMode() & 0100) != 0).as(name).isEqualTo(name.endsWith(".sh"));
      }
    }
    assertThat(files).containsOnlyKeys(told);
    try (Stream<Path> left = Files.list(project)) {
      assertThat(left).noneMatch(file -> file.toString().contains(".fresh-"));
    }
    return files;
  }
}
