package dev.seatrial.cli;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.plan.Plan;
import dev.seatrial.trial.Trial;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs cells: the old release, the real migration, the new release, the verdict.",
      "Everything it starts is taken away at the end; Ctrl-C does that, too.",
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private ScenarioPaths scenarios = new ScenarioPaths();
  @Mixin private CellSelection selection = new CellSelection();

  @Option(
      names = "--images",
      paramLabel = "SOURCE",
      description =
          "Where images come from: auto, official, assembled. auto takes the official image when a"
              + " registry answers, else assembles one. Default: ${DEFAULT-VALUE}",
      defaultValue = "auto")
  private ImageResolver.Mode images = ImageResolver.Mode.AUTO;

  @Option(
      names = "--registry",
      paramLabel = "HOST[:PORT]",
      description = "Ask this registry instead of the one in official image names.")
  private @Nullable String registry;

  @Option(names = "--keep", description = "Leave the containers running at the end.")
  private boolean keep;

  @Option(
      names = "--no-cache",
      description = "Make the prepared state anew instead of taking it from the cache.")
  private boolean noCache;

  @Option(names = "--strict", description = "Exit with 1 for anything that is not green.")
  private boolean strict;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Plan plan = selection.plan(scenarios.load());
    PrintWriter out = spec.commandLine().getOut();
    Trial.Options options =
        new Trial.Options(images, Optional.ofNullable(registry), keep, !noCache);
    try (Engine engine = DockerEngine.connect();
        ConsoleProgress progress = ConsoleProgress.live(out, plan)) {
      Trial.Result result = Trial.run(plan, engine, options, progress);
      progress.finish();
      Summary.print(result, out);
      if (keep) {
        progress.kept().forEach(line -> out.println("kept    " + line));
        out.println("end     seatrial clean");
        out.flush();
      }
      return ExitCode.of(
          result.report().cells().stream().map(c -> c.verdict().status()).toList(), strict);
    }
  }
}
