package dev.seatrial.cli;

import dev.seatrial.plan.Given;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The scenarios a command is about. */
final class ScenarioPaths {
  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..*",
      description = "Scenario files, or folders of them. Default: scenarios")
  private List<Path> paths = new ArrayList<>();

  /** Loads them; all mistakes at once as a {@link UsageError}. */
  List<Scenario> load(Given given) {
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = load(given, diagnostics);
    refuse(diagnostics);
    return scenarios;
  }

  /** Loads them, none when there are mistakes; a {@link UsageError} when there is no scenario. */
  List<Scenario> load(Diagnostics diagnostics) {
    return load(Given.NOTHING, diagnostics);
  }

  private List<Scenario> load(Given given, Diagnostics diagnostics) {
    List<Path> where = paths.isEmpty() ? List.of(Path.of("scenarios")) : paths;
    List<Scenario> scenarios = Trial.load(where, given, diagnostics);
    if (scenarios.isEmpty() && diagnostics.isEmpty()) {
      throw new UsageError("There is no scenario in " + where + ".");
    }
    return scenarios;
  }

  /** What has its cells from elsewhere takes no scenario. */
  void refuseAny(String option) {
    if (!paths.isEmpty()) {
      throw new UsageError(option + " has its cells already: leave " + paths.get(0) + " out.");
    }
  }

  static void refuse(Diagnostics diagnostics) {
    if (!diagnostics.isEmpty()) {
      throw new UsageError(Mistakes.text(diagnostics, Terminal.colour()));
    }
  }
}
