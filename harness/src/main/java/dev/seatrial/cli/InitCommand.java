package dev.seatrial.cli;

import dev.seatrial.trial.Skeleton;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the first files of a new system: the system, a seed, a Dockerfile, a scenario.",
      "They are sound as they are, and say what to fill in. Asks for what is not given here; never"
          + " overwrites a file.",
    })
final class InitCommand implements Callable<Integer> {
  @Option(names = "--system", paramLabel = "NAME", description = "Its name, e.g. shop.")
  private @Nullable String system;

  @Option(names = "--title", paramLabel = "TEXT", description = "Its name for people.")
  private @Nullable String title;

  @Option(names = "--from", paramLabel = "RELEASE", description = "The old release.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "RELEASE", description = "The new release.")
  private @Nullable String to;

  @Option(
      names = "--database",
      paramLabel = "KIND",
      description = "Where its rows are: postgresql or sqlite.")
  private Skeleton.@Nullable Database database;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "Its official image, without tag; the tag is the release.")
  private @Nullable String image;

  @Option(
      names = "--build",
      description = "Also write a Dockerfile that assembles it. Default without --image.")
  private boolean build;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port that it answers HTTP on, in its container. Default: 8080")
  private @Nullable Integer port;

  @Option(
      names = "--health",
      paramLabel = "PATH",
      description = "Path that it answers well when it is up. Default: /")
  private @Nullable String health;

  @Option(
      names = "--migrate",
      paramLabel = "COMMAND",
      description =
          "Command of the new release that migrates, in quotes. Default: it does when it starts")
  private @Nullable String migrate;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "Folder of the project. Default: here",
      defaultValue = "")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Skeleton skeleton = skeleton(new Questions(out, Terminal.answers()));
    List<String> mistakes = skeleton.mistakes();
    if (!mistakes.isEmpty()) {
      throw new UsageError(String.join("\n", mistakes));
    }
    Set<String> files = skeleton.files(folder).keySet();
    List<String> there = skeleton.write(folder);
    if (!there.isEmpty()) {
      throw new UsageError(
          "Nothing was written, because these are there already:\n  " + String.join("\n  ", there));
    }
    files.forEach(file -> out.println("wrote " + folder.resolve(file)));
    out.println("Next: fill in what their comments say, then");
    out.println("  seatrial lint " + folder.resolve(skeleton.scenario()));
    out.println("  seatrial plan " + folder.resolve(skeleton.scenario()));
    out.flush();
    return ExitCode.OK;
  }

  private Skeleton skeleton(Questions ask) {
    String name = ask.required("--system", system, "Name of the system, e.g. shop");
    String forPeople = ask.or(title, "Its name for people", capitalised(name));
    String old = ask.required("--from", from, "The old release, e.g. 1.4.2");
    String fresh = ask.required("--to", to, "The new release");
    String kind =
        ask.required(
            "--database",
            database == null ? null : database.name(),
            "Where its rows are: postgresql or sqlite");
    String official = ask.or(image, "Its official image, without tag (empty: it has none)", "");
    boolean assembled =
        build
            || official.isEmpty()
            || ask.or(image, "Also assemble it from a Dockerfile, yes or no", "no")
                .equalsIgnoreCase("yes");
    String at = ask.or(port == null ? null : port.toString(), "Port it answers HTTP on", "8080");
    String path = ask.or(health, "Path that it answers well when it is up", "/");
    String command =
        ask.or(migrate, "Command that migrates (empty: the new release does it at its start)", "");
    ask.refuseMissing();
    return new Skeleton(
        name,
        forPeople,
        old,
        fresh,
        kind(kind),
        Optional.of(official).filter(it -> !it.isEmpty()),
        assembled,
        number(at),
        path,
        Optional.of(command).filter(it -> !it.isEmpty()));
  }

  private static Skeleton.Database kind(String word) {
    try {
      return Skeleton.Database.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageError(word + " is no kind of database; there are postgresql and sqlite.");
    }
  }

  /** What is no number is no port. */
  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  private static String capitalised(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
