package dev.seatrial.cli;

import dev.seatrial.plan.Cell;
import dev.seatrial.rehearsal.Examination;
import dev.seatrial.rehearsal.Examiner;
import dev.seatrial.rehearsal.Prerequisite;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Suggest;
import dev.seatrial.trial.Rehearsals;
import dev.seatrial.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which upgrade is rehearsed, and on what. */
final class RehearsalChoice {
  @Parameters(paramLabel = "SYSTEM", description = "Name of the system, as scenarios call it.")
  private String system = "";

  @Option(
      names = "--data",
      paramLabel = "DATA",
      required = true,
      description =
          "The data directory of the old release, or a dump of its database. It is only read.")
  private Path data = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      required = true,
      description = "The release to upgrade to.")
  private String to = "";

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "The database that the new release is to have; of several, the first.")
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--scenarios",
      paramLabel = "PATH",
      description = "Where scenarios are. Default: ${DEFAULT-VALUE}",
      defaultValue = "scenarios")
  private Path scenarios = Path.of("scenarios");

  Path data() {
    return data;
  }

  /** The scenario for data like these; a {@link UsageError} when there is none. */
  Scenario scenario() {
    if (!Files.exists(data)) {
      throw new UsageError("There is no file or folder " + data + ".");
    }
    List<Scenario> all = load();
    List<Scenario> its = all.stream().filter(it -> it.system().name().equals(system)).toList();
    if (its.isEmpty()) {
      Set<String> names =
          all.stream().map(it -> it.system().name()).collect(Collectors.toCollection(TreeSet::new));
      throw new UsageError(
          "No scenario of "
              + system
              + " can be rehearsed"
              + (names.isEmpty() ? "." : "; there are: " + String.join(", ", names) + ".")
              + Suggest.nearest(system, names).map(n -> " Did you mean " + n + "?").orElse(""));
    }
    boolean folder = Files.isDirectory(data);
    List<Scenario> fitting =
        its.stream().filter(it -> it.rehearsal().orElseThrow().takesFolder() == folder).toList();
    if (fitting.isEmpty()) {
      throw new UsageError(
          folder
              ? data + " is a folder: name a dump of the old release's database, one file."
              : data + " is a file: name the whole data directory of the old release.");
    }
    return fitting.stream()
        .filter(it -> Examiner.recognises(data, it.rehearsal().orElseThrow()))
        .findFirst()
        .orElse(fitting.get(0));
  }

  private List<Scenario> load() {
    Diagnostics diagnostics = new Diagnostics();
    Path folder = scenarios.resolve(system);
    List<Scenario> all =
        Rehearsals.load(List.of(Files.isDirectory(folder) ? folder : scenarios), diagnostics);
    ScenarioPaths.refuse(diagnostics);
    return all;
  }

  /** Its cells that go to the wanted release; a {@link UsageError} when there is none. */
  List<Cell> cells(Scenario scenario) {
    List<Cell> all = Rehearsals.cells(scenario);
    List<Cell> wanted = all.stream().filter(it -> target(it).equals(to)).toList();
    if (wanted.isEmpty()) {
      Set<String> known =
          all.stream().map(it -> target(it)).collect(Collectors.toCollection(TreeSet::new));
      throw new UsageError(
          "No rehearsal goes to "
              + to
              + "; there are rehearsals to "
              + String.join(", ", known)
              + "."
              + Suggest.nearest(to, known).map(n -> " Did you mean " + n + "?").orElse(""));
    }
    List<Cell> on =
        wanted.stream()
            .filter(it -> database.isEmpty() || database.get().equals(value(it, "database")))
            .toList();
    if (on.isEmpty()) {
      throw new UsageError(
          "No rehearsal goes to "
              + database.orElse("")
              + "; there are: "
              + wanted.stream()
                  .map(it -> value(it, "database"))
                  .distinct()
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return on;
  }

  /**
   * The cell of the release that the data are of; of several releases that share it, the newest.
   */
  Optional<Cell> cell(List<Cell> cells, Examination data) {
    List<String> releases = new ArrayList<>(data.releases());
    Collections.reverse(releases);
    return releases.stream()
        .flatMap(release -> cells.stream().filter(it -> source(it).equals(release)))
        .findFirst();
  }

  /** What was found, and that no rehearsal begins with it. */
  Examination unsupported(Examination found, List<Cell> cells) {
    if (found.releases().isEmpty()) {
      return found;
    }
    String known =
        cells.stream().map(it -> source(it)).distinct().collect(Collectors.joining(", "));
    String is = String.join(" or ", found.releases());
    List<Prerequisite> all = new ArrayList<>(found.prerequisites());
    all.add(
        new Prerequisite(
            "supported",
            Status.FAIL,
            found.releases().contains(to)
                ? "The data are of " + is + " already."
                : "From " + is + " to " + to + " there is no rehearsal.",
            Optional.of("There are rehearsals to " + to + " from " + known + ".")));
    return new Examination(
        found.name(),
        found.files(),
        found.bytes(),
        found.digest(),
        found.releases(),
        found.leftOut(),
        List.copyOf(all));
  }

  /** {@code Shop 1.0 to 2.0, on its database}. */
  String question(Scenario scenario, Examination data) {
    String from =
        data.releases().isEmpty() ? "of an unknown release" : String.join(" or ", data.releases());
    return scenario.system().title() + " " + from + " to " + to;
  }

  private static String source(Cell cell) {
    return Matrix.path(cell.axes()).get(0);
  }

  private static String target(Cell cell) {
    List<String> path = Matrix.path(cell.axes());
    return path.get(path.size() - 1);
  }

  private static String value(Cell cell, String axis) {
    return cell.axes().getOrDefault(axis, "");
  }
}
