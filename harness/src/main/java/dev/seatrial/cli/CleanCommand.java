package dev.seatrial.cli;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.AssembledImages;
import dev.seatrial.run.Leftovers;
import dev.seatrial.trial.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Removes containers, networks and volumes that killed or kept runs left behind.",
      "Runs that are alive are not touched, and nothing that Seatrial did not make.",
    })
final class CleanCommand implements Callable<Integer> {
  @Option(
      names = "--cache",
      description = "Also removes prepared states, and images and fixtures that were made here.")
  private boolean cache;

  @Option(
      names = "--all",
      description =
          "Also removes what runs of other machines and users left; make sure that they have"
              + " ended, it cannot be seen from here.")
  private boolean all;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = DockerEngine.connect()) {
      Leftovers.Cleared cleared = Leftovers.clear(engine, Trial.cacheDirectory(), all);
      for (Engine.Leftover one : cleared.removed()) {
        out.println("removed " + one.kind().name().toLowerCase(Locale.ROOT) + " " + one.name());
      }
      cleared
          .spared()
          .forEach((run, why) -> out.println("left alone what run " + run + " has made: " + why));
      if (cache) {
        AssembledImages.removeAll(engine).forEach(tag -> out.println("removed image " + tag));
      }
      int count = cleared.removed().size();
      out.println(count == 0 ? "nothing was left behind" : count + " removed");
      out.flush();
      if (!cleared.failed().isEmpty()) {
        throw cleared.failed().get(0);
      }
    }
    if (cache) {
      remove("prepared", "prepared states", out);
      remove("fixtures", "unpacked fixtures", out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void remove(String name, String what, PrintWriter out) throws IOException {
    Path folder = Trial.cacheDirectory().resolve(name);
    if (Files.isDirectory(folder)) {
      PathUtils.deleteDirectory(folder);
      out.println("removed " + what);
    }
  }
}
