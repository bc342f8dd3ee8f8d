package dev.seatrial.cli;

import dev.seatrial.report.DiffText;
import dev.seatrial.report.RunDiff;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two runs, or two sites: cells, verdicts, checks with their reasons, times.",
      "Needs no Docker.",
    },
    footer = {
      "",
      "Exit codes: 0 nothing got worse; 1 a cell's or a check's verdict got worse, or a time on the"
          + " same kind of machine; 2 a mistake in usage. A cell or a check that only one has is"
          + " told, and is neither.",
    })
final class DiffCommand implements Callable<Integer> {
  /** How it is printed. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "Folder of a run, its run.json, a folder that holds some, or a site")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "Likewise")
  private Path after = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or markdown. Default: text")
  private Format format = Format.TEXT;

  @Option(
      names = "--factor",
      paramLabel = "FACTOR",
      defaultValue = "1.5",
      description =
          "Times that differ by less, or by less than a second, are the same. Default:"
              + " ${DEFAULT-VALUE}; 0: times are not compared")
  private double factor;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (factor != 0 && factor < 1) {
      throw new UsageError("--factor is at least 1, or 0 for no times.");
    }
    RunDiff diff;
    try {
      diff = RunDiff.between(before, after, factor);
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
    String text =
        switch (format) {
          case TEXT -> DiffText.text(diff);
          case JSON -> DiffText.json(diff);
          case MARKDOWN -> DiffText.markdown(diff);
        };
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return diff.worse() ? ExitCode.FAILED : ExitCode.OK;
  }
}
