package dev.seatrial.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command line. */
@Command(
    name = "seatrial",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      RunCommand.class,
      RehearseCommand.class,
      PlanCommand.class,
      LintCommand.class,
      CompareCommand.class,
      ListCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      InitCommand.class,
      DoctorCommand.class,
      ShellCommand.class,
      BundleCommand.class,
      CleanCommand.class,
      CommandLine.HelpCommand.class,
    },
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes a release prove its migration before anyone runs it.",
      "",
      "A scenario (YAML) names an old release, a new one and how data gets from one to the other."
          + " Seatrial starts both in containers, runs the real migration, and judges integrity,"
          + " access, recovery and time.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  seatrial list                               what there is",
      "  seatrial plan scenarios --tier smoke        what would run, without Docker",
      "  seatrial run scenarios --cell '*cpu*'       run it",
      "  seatrial run scenarios --failed             what was not green, once more",
      "  seatrial report reports/runs/RUN            judge an old run again",
      "  seatrial rehearse shop --data DIR --to 2.0  on a copy of your own data",
      "  seatrial init                               a new system",
      "",
      "Exit codes: 0 nothing failed and a cell is green; 1 a FAIL, with --strict any cell that is"
          + " not green; 2 a mistake in usage or YAML; 3 a harness error; 4 inconclusive, or"
          + " nothing ran.",
    })
public final class Main {

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** What runs a command and returns its exit code; its output may be sent elsewhere. */
  static CommandLine commandLine() {
    Failures failures = new Failures();
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false);
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"seatrial " + dev.seatrial.trial.Trial.version()};
    }
  }
}
