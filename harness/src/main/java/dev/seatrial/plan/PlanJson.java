package dev.seatrial.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Build;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import java.util.Collection;
import java.util.Locale;

/**
 * A plan for other programs: cells with their axes, images and numbered steps. It tells what would
 * run; {@link PlanCodec} writes plans that can be run.
 */
public final class PlanJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanJson() {}

  /** One JSON object over several lines; ends in a line feed. Secrets are masked. */
  public static String print(Plan plan) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", "seatrial.dev/v1");
    document.put("kind", "Plan");
    document.put("seed", plan.seed());
    ArrayNode cells = document.putArray("cells");
    plan.cells().forEach(cell -> cell(cell, plan.given(), cells.addObject()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void cell(Cell cell, Given given, ObjectNode out) {
    Masker masker = Masker.of(cell);
    out.put("id", cell.id());
    out.put("scenario", cell.scenario().name());
    out.put("title", cell.scenario().title());
    ObjectNode axes = out.putObject("axes");
    cell.axes().forEach(axes::put);
    cell.profile()
        .flatMap(AcceleratorProfile::passthrough)
        .ifPresent(passed -> out.put("passthrough", passed.words()));
    inputs(cell.scenario(), given, out);
    texts(Matrix.path(cell.axes()), out.putArray("path"));
    texts(cell.tiers().stream().sorted().toList(), out.putArray("tiers"));
    out.put("expectedSeconds", cell.expected().toSeconds());
    ObjectNode images = out.putObject("images");
    for (Service service : cell.services().values()) {
      images(service, given, images.putObject(service.name()), masker);
    }
    ArrayNode phases = out.putArray("phases");
    for (Phase phase : cell.phases()) {
      ArrayNode steps = phases.addObject().put("name", phase.name()).putArray("steps");
      phase.steps().forEach(step -> step(step, steps.addObject(), masker));
    }
  }

  private static void inputs(Scenario scenario, Given given, ObjectNode out) {
    if (scenario.inputs().isEmpty()) {
      return;
    }
    ObjectNode inputs = out.putObject("inputs");
    scenario
        .inputs()
        .forEach(
            (name, input) -> {
              ObjectNode told = inputs.putObject(name).put("title", input.title());
              GivenFile file = given.inputs().get(name);
              if (file != null) {
                told.putObject("given")
                    .put("file", file.file())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
              }
            });
    given.missing(scenario).ifPresent(why -> out.put("notRun", why));
  }

  private static void images(Service service, Given given, ObjectNode out, Masker masker) {
    service
        .image()
        .ifPresent(
            image ->
                out.put(given.unreleased(image) ? "unreleased" : "official", masker.mask(image)));
    service.build().ifPresent(build -> build(build, out.putObject("assembled"), masker));
  }

  private static void build(Build build, ObjectNode out, Masker masker) {
    out.put("context", String.valueOf(build.context().getFileName()));
    out.put("dockerfile", build.dockerfile());
    build.target().ifPresent(target -> out.put("target", target));
    build.packageFile().ifPresent(file -> out.put("package", String.valueOf(file.getFileName())));
    ObjectNode args = out.putObject("args");
    build.args().forEach((name, value) -> args.put(name, masker.mask(value)));
  }

  private static void step(PlannedStep step, ObjectNode out, Masker masker) {
    out.put("id", step.id());
    out.put("kind", kind(step.step()));
    out.put("title", masker.mask(step.title()));
    if (!step.children().isEmpty()) {
      ArrayNode children = out.putArray("children");
      step.children().forEach(child -> step(child, children.addObject(), masker));
    }
  }

  /** The key of the step in YAML. */
  private static String kind(Step step) {
    if (step instanceof Step.Ask ask) {
      return kebab(ask.call().getClass()).replaceFirst("-call$", "");
    }
    return kebab(step.getClass()).replaceFirst("^await-.*", "await");
  }

  /** {@code ForEach} is {@code for-each}. */
  static String kebab(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static void texts(Collection<String> texts, ArrayNode out) {
    texts.forEach(out::add);
  }
}
