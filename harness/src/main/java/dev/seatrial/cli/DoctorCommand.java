package dev.seatrial.cli;

import dev.seatrial.engine.docker.Doctor;
import dev.seatrial.run.Leftovers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Explains what this machine offers to run scenarios on, and what is missing.")
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--registry",
      paramLabel = "HOST[:PORT]",
      description = "Ask this registry instead of the engine's default.")
  private @Nullable String registry;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Doctor.Point> points =
        Doctor.examine(System.getenv(), Optional.ofNullable(registry), Leftovers.LABEL);
    boolean trouble = false;
    for (Doctor.Point point : points) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-8s %-12s %s",
              point.level().name().toLowerCase(Locale.ROOT),
              point.subject(),
              point.text()));
      point.remedy().ifPresent(r -> out.println(" ".repeat(22) + r));
      trouble |= point.level() == Doctor.Level.TROUBLE;
    }
    out.flush();
    return trouble ? ExitCode.HARNESS_ERROR : ExitCode.OK;
  }
}
