package dev.seatrial.cli;

import dev.seatrial.plan.Given;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanJson;
import dev.seatrial.plan.PlanPrinter;
import dev.seatrial.trial.SavedPlans;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a run would do: cells, images and numbered steps. Needs no Docker.",
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private ScenarioPaths scenarios = new ScenarioPaths();
  @Mixin private CellSelection selection = new CellSelection();
  @Mixin private GivenOptions givenOptions = new GivenOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "text, for people, json, or kubernetes: manifests that migrate as the plan does, and which"
            + " Seatrial never applies. Secrets are masked. Default: ${DEFAULT-VALUE}",
      },
      defaultValue = "text")
  private Format format = Format.TEXT;

  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = {
        "Write the plan to a file instead; `run --plan FILE` runs exactly it, whatever becomes of"
            + " the scenarios. The file holds secrets: only you can read it.",
      })
  private @Nullable Path save;

  @Spec private CommandSpec spec = CommandSpec.create();

  private enum Format {
    TEXT,
    JSON,
    KUBERNETES
  }

  @Override
  public Integer call() {
    Given given = givenOptions.given();
    Plan plan = selection.plan(scenarios.load(given), given);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.KUBERNETES && save == null) {
      new ManifestOutput(out, spec.commandLine().getErr())
          .write(plan, clusterOptions.cluster(plan.cells()), clusterOptions.output());
      return ExitCode.OK;
    }
    clusterOptions.refuseAny();
    if (save == null) {
      out.print(format == Format.JSON ? PlanJson.print(plan) : PlanPrinter.print(plan));
    } else if (plan.cells().isEmpty()) {
      throw new UsageError(selection.none());
    } else {
      SavedPlans.save(plan, save);
      int cells = plan.cells().size();
      out.println(
          cells + (cells == 1 ? " cell" : " cells") + "; `run --plan " + save + "` runs them");
    }
    out.flush();
    return ExitCode.OK;
  }
}
