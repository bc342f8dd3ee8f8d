package dev.seatrial.bundle;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanPrinter;
import dev.seatrial.plan.PortablePaths;
import dev.seatrial.project.BundledFixtures;
import dev.seatrial.project.Project;
import dev.seatrial.scenario.Build;
import dev.seatrial.scenario.Service;
import dev.seatrial.source.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything of a cell that somebody needs who cannot see this machine, without its secrets, in one
 * archive: what it was to do, what it saw, what it was made of, and a script that repeats it.
 */
public final class Bundle {
  private static final String HELPER = "seatrial/helper";

  private final Cell cell;
  private final Plan plan;
  private final Project project;
  private final BundleFiles files;
  private final StandIns standIns;

  /**
   * A bundle of a cell.
   *
   * @param plan of the run
   */
  public Bundle(Cell cell, Plan plan, Project project) {
    this.cell = cell;
    this.plan = plan;
    this.project = project;
    standIns = StandIns.of(cell);
    PortablePaths portable = new PortablePaths(project.root(), BundledFixtures::directory);
    files = new BundleFiles(standIns, portable::text);
  }

  /**
   * What is known of a run of the cell.
   *
   * @param folder public folder of the cell in the run: observations, logs
   * @param privateFolder snapshots and backups; only looked at when data are wanted
   * @param observations what was seen
   * @param verdict in words, for people
   * @param judged the verdict with its evidence, JSON
   * @param repro the line that repeats it with Seatrial
   * @param version of Seatrial
   */
  public record Run(
      Path folder,
      Optional<Path> privateFolder,
      List<Observation> observations,
      String verdict,
      String judged,
      String repro,
      String version) {}

  /**
   * Writes the archive, as a whole or not at all.
   *
   * @param target a {@code .tar.gz}; its folder is there
   * @return paths in the archive
   * @throws java.io.UncheckedIOException when something cannot be read or written
   */
  public List<String> write(Run run, Path target) {
    files.text("README.md", BundleReadme.text(cell, run));
    files.text("verdict.json", run.judged());
    files.text("plan.txt", PlanPrinter.print(plan.with(List.of(cell))));
    files.tree("run", run.folder());
    for (String kind : List.of("snapshots", "backups")) {
      run.privateFolder().ifPresent(it -> files.raw("data/" + kind, it.resolve(kind)));
    }
    declared();
    files.script("reproduce.sh", script(run.observations()));
    return files.write(target, folder(target));
  }

  /** What the archive unpacks to: its name without endings. */
  private static String folder(Path target) {
    return String.valueOf(target.getFileName()).replaceFirst("(\\.tar)?\\.t?gz$", "");
  }

  /** The YAML files that the cell was planned from, in their own folders. */
  private void declared() {
    for (Path source : new Sources(cell).all()) {
      files.tree("project/" + shown(source), source);
    }
  }

  private String script(List<Observation> seen) {
    Map<String, ImageResolved> resolved = new LinkedHashMap<>();
    seen.stream()
        .filter(ImageResolved.class::isInstance)
        .map(ImageResolved.class::cast)
        .forEach(image -> resolved.put(image.service(), image));
    List<String> images = new ArrayList<>();
    Path helper =
        project
            .fixture("shared/images/helper")
            .orElseGet(() -> project.fixtures().resolve("shared/images/helper"));
    images.add(
        "helper=$("
            + image(
                Optional.ofNullable(resolved.get(HELPER)),
                Optional.empty(),
                Optional.of(new Build(helper, "Dockerfile", Optional.empty(), Map.of())))
            + ")");
    for (Service service : cell.services().values()) {
      String variable = ShellServices.image(service.name());
      images.add(
          variable
              + "=$("
              + image(
                  Optional.ofNullable(resolved.get(service.name())),
                  service.image(),
                  service.build())
              + ")");
      images.add(ShellText.variable("image." + service.name()) + "=$" + variable);
    }
    String head =
        BundleReadme.resource("head.sh")
            .replace("{{title}}", standIns.in(cell.scenario().title()))
            .replace("{{cell}}", cell.id());
    return new Reproduction(cell, standIns, this::place, this::fixture).script(head, images);
  }

  /** A command that prints the image: the one of the run where it is, else one made like it. */
  private String image(
      Optional<ImageResolved> resolved, Optional<String> official, Optional<Build> build) {
    String id = ShellText.quoted(resolved.map(ImageResolved::imageId).orElse("none"));
    boolean assembled = resolved.map(it -> it.recipe().isPresent()).orElse(official.isEmpty());
    if (build.isPresent() && assembled) {
      Build recipe = build.get();
      String folder = files.recipe(recipe.context());
      String digest = resolved.flatMap(ImageResolved::recipe).orElse("unknown");
      String brief = digest.substring(digest.lastIndexOf(':') + 1);
      StringBuilder out = new StringBuilder("assembled " + id + " seatrial-reproduce/");
      out.append(folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT));
      out.append(':').append(brief, 0, Math.min(12, brief.length())).append(' ').append(folder);
      out.append(" -f ").append(folder).append('/').append(recipe.dockerfile());
      recipe.target().ifPresent(it -> out.append(" --target ").append(it));
      recipe
          .args()
          .forEach(
              (name, value) ->
                  out.append(" --build-arg ")
                      .append(ShellText.quoted(standIns.in(name + "=" + value))));
      return out.toString();
    }
    String from =
        resolved.flatMap(ImageResolved::digest).or(() -> official).orElse("no-image-was-resolved");
    return "pulled " + id + " " + ShellText.quoted(from);
  }

  private String fixture(Path path) {
    return files.fixture(path);
  }

  private String place(Location location) {
    String shown = shown(Path.of(location.file()));
    return location.line() == 0 ? shown : shown + ":" + location.line();
  }

  /** No folder of this machine. */
  private String shown(Path path) {
    Path file = path.toAbsolutePath().normalize();
    if (file.startsWith(project.root())) {
      return project.root().relativize(file).toString();
    }
    for (Path at = file.getParent(); at != null; at = at.getParent()) {
      if (at.endsWith("fixtures") || at.endsWith("scenarios")) {
        return at.getFileName() + "/" + at.relativize(file);
      }
    }
    return String.valueOf(file.getFileName());
  }
}
