package dev.seatrial.cli;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.plan.Selection;
import dev.seatrial.project.Project;
import dev.seatrial.run.Held;
import dev.seatrial.run.Leftovers;
import dev.seatrial.source.Suggest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a shell in a container that a run has kept (--keep, --until).",
      "It needs a docker client; without one it says what to type. `clean` ends what is kept.",
    })
final class ShellCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CELL", description = "Id of the cell, or a pattern.")
  private String cell = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "Which of its services. Default: the only one that is up")
  private @Nullable String service;

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      description = "Where runs lie. Default: reports/runs of the project around this folder")
  private @Nullable Path runs;

  @Option(
      names = "--shell",
      paramLabel = "PROGRAM",
      description = "What to start there. Default: ${DEFAULT-VALUE}",
      defaultValue = "sh")
  private String shell = "sh";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Held held;
    List<String> there;
    List<Held> all = wanted();
    try (Engine engine = DockerEngine.connect()) {
      held =
          all.stream()
              .filter(one -> !containers(engine, one).isEmpty())
              .findFirst()
              .orElseThrow(() -> nothing(cell));
      there = containers(engine, held);
    }
    Held.Up up = choose(held, service, there);
    List<String> command = new ArrayList<>(List.of("docker", "exec"));
    command.add(Terminal.answers().isEmpty() ? "-i" : "-it");
    command.addAll(List.of(up.container(), shell));
    return start(command);
  }

  private List<Held> wanted() {
    Path folder = Optional.ofNullable(runs).orElseGet(() -> Project.around(Path.of("")).runs());
    List<Held> matching =
        Held.ofAll(folder).stream().filter(held -> Selection.matches(cell, held.cell())).toList();
    if (matching.isEmpty()) {
      throw nothing(cell);
    }
    return matching;
  }

  private static UsageError nothing(String cell) {
    return new UsageError(
        "No run holds "
            + cell
            + ": `seatrial run --keep --cell '"
            + cell
            + "'` does, or `--until STEP`.");
  }

  /** Names of the containers of a kept cell that the engine still has. */
  private static List<String> containers(Engine engine, Held held) {
    List<String> known = held.services().stream().map(Held.Up::container).toList();
    return engine.labelled(Leftovers.LABEL, Optional.of(held.run())).stream()
        .filter(one -> one.kind() == Engine.Leftover.Kind.CONTAINER)
        .map(Engine.Leftover::name)
        .filter(known::contains)
        .toList();
  }

  /**
   * The service that is meant; a {@link UsageError} with those there are when that is not clear.
   *
   * @param there containers that still are
   */
  static Held.Up choose(Held held, @Nullable String wanted, List<String> there) {
    List<Held.Up> up =
        held.services().stream().filter(one -> there.contains(one.container())).toList();
    List<String> names = up.stream().map(Held.Up::service).sorted().toList();
    List<Held.Up> meant =
        up.stream()
            .filter(
                one ->
                    wanted == null
                        || one.service().equals(wanted)
                        || one.service().startsWith(wanted + "@"))
            .toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    String are = "there " + (names.size() == 1 ? "is " : "are ") + String.join(", ", names) + ".";
    if (wanted == null || meant.size() > 1) {
      throw new UsageError("Say which service of " + held.cell() + ": " + are);
    }
    throw new UsageError(
        held.cell()
            + " has no service "
            + wanted
            + " that is up; "
            + are
            + Suggest.nearest(wanted, names).map(n -> " Did you mean " + n + "?").orElse(""));
  }

  private int start(List<String> command) {
    spec.commandLine().getOut().flush();
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor();
    } catch (IOException e) {
      throw new UsageError(
          "There is no docker client here. Where there is one, type:  "
              + String.join(" ", command).replace("exec -i ", "exec -it "));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.HARNESS_ERROR;
    }
  }
}
