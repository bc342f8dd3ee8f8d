package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Scalars.prose;

import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.load.Composites.Located;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of files, and what they have in common. */
final class Documents {

  static final String API_VERSION = "seatrial.dev/v1";

  /** What a file says about itself. */
  record Metadata(Located<String> name, String title) {}

  static final Type<Metadata> METADATA =
      new Shape<>(
          "metadata",
          "What the file says about itself.",
          f -> {
            var name = f.required("name", located(Scalars.name()), "As its file or folder.");
            var title = f.required("title", prose(), "For people.");
            return f.build(() -> new Metadata(name.get(), title.get()));
          });

  static final Type<List<Step>> SEED =
      steps("Seed", "seed", "A named list of steps that fills a system.");

  static final Type<List<Step>> STEPS =
      steps("Steps", "steps", "A named list of steps that scenarios share.");

  private Documents() {}

  static Map<String, Type<?>> kinds() {
    Map<String, Type<?>> kinds = new LinkedHashMap<>();
    kinds.put("Scenario", ScenarioTypes.SCENARIO);
    kinds.put("System", SystemTypes.SYSTEM);
    kinds.put("Seed", SEED);
    kinds.put("Steps", STEPS);
    kinds.put("Allowances", SharedAllowances.FILE);
    kinds.put("AcceleratorProfile", ProfileTypes.PROFILE);
    kinds.put("Comparison", ComparisonTypes.COMPARISON);
    return kinds;
  }

  private static Type<List<Step>> steps(String kind, String title, String doc) {
    return new Shape<>(
        title,
        doc,
        f -> {
          header(f, kind);
          f.required("metadata", METADATA, "Name and title.");
          var steps = f.required("steps", StepTypes.steps(), "What is done.");
          return f.build(steps::get);
        });
  }

  static void header(Fields f, String kind) {
    f.required("apiVersion", Scalars.constant(API_VERSION), "Version of this grammar.");
    f.required("kind", Scalars.constant(kind), "What the file describes.");
  }

  /** Reports a name that is not its folder's. */
  static void checkName(Metadata metadata, Reading in) {
    Path folder = in.directory().getFileName();
    String name = metadata.name().value();
    if (folder != null && !folder.toString().equals(name)) {
      in.error(
          "name.mismatch",
          metadata.name().at(),
          name + " stands in the folder " + folder,
          "give both the same name; scenarios find it by its folder");
    }
  }
}
