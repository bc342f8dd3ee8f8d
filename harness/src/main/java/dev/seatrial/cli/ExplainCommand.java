package dev.seatrial.cli;

import dev.seatrial.reference.Explainer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explains kinds of files, their keys, and mistakes.",
      "",
      "seatrial explain step.http.capture    a key, by its path",
      "seatrial explain key.unknown          a mistake, by its id",
      "",
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FIELD",
      arity = "0..*",
      description = "A kind, a path of keys, or the id of a mistake. Default: what there is")
  private List<String> names = new ArrayList<>();

  @Option(names = "--recursive", description = "List all keys below, without descriptions.")
  private boolean recursive;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Explainer explainer = new Explainer();
    List<String> pages = new ArrayList<>();
    for (String name : names) {
      pages.add(
          explainer
              .explain(name, recursive)
              .orElseThrow(() -> new UsageError(explainer.unknown(name))));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(pages.isEmpty() ? explainer.overview() : String.join("\n\n", pages));
    out.flush();
    return ExitCode.OK;
  }
}
