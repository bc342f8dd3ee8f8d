package dev.seatrial.plan;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Input;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Service;
import java.util.stream.Collectors;

/** A plan as a numbered tree of text. */
public final class PlanPrinter {
  private PlanPrinter() {}

  /** The whole plan; lines end in a line feed. Secrets are masked. */
  public static String print(Plan plan) {
    StringBuilder out = new StringBuilder();
    for (Cell cell : plan.cells()) {
      print(cell, plan.given(), out);
      out.append('\n');
    }
    int cells = plan.cells().size();
    out.append(cells).append(cells == 1 ? " cell" : " cells").append(", seed ");
    return out.append(plan.seed()).append('\n').toString();
  }

  private static void print(Cell cell, Given given, StringBuilder out) {
    out.append("cell ").append(cell.id()).append('\n');
    out.append("  ").append(cell.scenario().title()).append('\n');
    out.append("  expected about ").append(Durations.words(cell.expected()));
    out.append(", tiers ").append(cell.tiers().stream().sorted().collect(Collectors.joining(", ")));
    out.append("\n  accelerator ").append(accelerator(cell)).append('\n');
    inputs(cell.scenario(), given, out);
    out.append("  images\n");
    Masker masker = Masker.of(cell);
    for (Service service : cell.services().values()) {
      out.append("    ").append(service.name()).append(": ");
      out.append(masker.mask(images(service, given))).append('\n');
    }
    for (Phase phase : cell.phases()) {
      out.append("  ").append(phase.name()).append('\n');
      phase.steps().forEach(step -> print(step, "    ", masker, out));
    }
  }

  private static void inputs(Scenario scenario, Given given, StringBuilder out) {
    for (Input input : scenario.inputs().values()) {
      GivenFile file = given.inputs().get(input.name());
      out.append("  ");
      out.append(file == null ? "not run: " : "given " + input.name() + ": ");
      out.append(file == null ? input.needed() : file.words()).append('\n');
    }
  }

  private static String accelerator(Cell cell) {
    String name = cell.axes().getOrDefault("accelerator", "none");
    return cell.profile()
        .filter(profile -> profile.mode() != AcceleratorProfile.Mode.NONE)
        .map(
            profile ->
                name
                    + " ("
                    + profile.mode().word()
                    + profile.passthrough().map(passed -> ": " + passed.words()).orElse("")
                    + ")")
        .orElse(name);
  }

  private static String images(Service service, Given given) {
    String official =
        service
            .image()
            .map(i -> i + (given.unreleased(i) ? " (unreleased)" : " (official)"))
            .orElse("");
    String assembled =
        service
            .build()
            .map(
                b ->
                    b.context().getFileName()
                        + b.target().map(t -> ":" + t).orElse("")
                        + (b.args().isEmpty() ? "" : " " + b.args())
                        + b.packageFile()
                            .map(file -> " with " + file.getFileName() + " (unreleased)")
                            .orElse(" (assembled)"))
            .orElse("");
    return official.isEmpty() || assembled.isEmpty()
        ? official + assembled
        : official + ", else " + assembled;
  }

  private static void print(PlannedStep step, String indent, Masker masker, StringBuilder out) {
    out.append(indent).append(step.id()).append("  ").append(masker.mask(step.title()));
    out.append('\n');
    step.children().forEach(child -> print(child, indent + "  ", masker, out));
  }
}
