package dev.seatrial.trial;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that repeats a cell. */
final class Repro {
  private Repro() {}

  /**
   * To be typed in the folder of the project. It tells what the run was made of, so that another
   * one can say where it differs.
   *
   * @param seen what the run of the cell saw
   */
  static String line(Cell cell, Plan plan, List<Observation> seen) {
    Given given = plan.given();
    Path root = Trial.project(cell.scenario()).root();
    List<String> words = new ArrayList<>();
    words.add(Files.exists(root.resolve("seatrial")) ? "./seatrial" : "seatrial");
    words.add("run");
    words.add(Trial.relative(root, cell.scenario()));
    words.add("--cell '" + Repetitions.base(cell.id()) + "'");
    given.axes().forEach((axis, values) -> words.add("--set " + axis + "=" + comma(values)));
    given
        .target()
        .images()
        .forEach(
            (service, image) ->
                words.add(
                    "--target-image "
                        + (service.equals(Target.ALL) ? image : service + "=" + image)));
    given.target().packageFile().ifPresent(file -> words.add("--target-package '" + file + "'"));
    cell.scenario()
        .inputs()
        .keySet()
        .forEach(name -> words.add("--with " + with(name, given, root)));
    words.add("--seed " + plan.seed());
    if (assembled(cell, seen)) {
      words.add("--images assembled");
    }
    words.add("--like " + Likeness.of(cell, seen));
    return String.join(" ", words);
  }

  /** Where a registry answers, the same command would take other images. */
  private static boolean assembled(Cell cell, List<Observation> seen) {
    List<String> sources =
        seen.stream()
            .filter(ImageResolved.class::isInstance)
            .map(ImageResolved.class::cast)
            .filter(image -> cell.services().containsKey(image.service()))
            .map(ImageResolved::source)
            .distinct()
            .toList();
    return sources.equals(List.of("assembled"));
  }

  /** Where a file lies is nobody's business, unless it is the project's. */
  private static String with(String input, Given given, Path root) {
    GivenFile file = given.inputs().get(input);
    if (file == null) {
      return input + "=FILE";
    }
    String shown =
        file.path()
            .filter(path -> path.startsWith(root))
            .map(path -> root.relativize(path).toString())
            .orElse(file.file());
    return "'" + input + "=" + shown + "'";
  }

  private static String comma(List<String> values) {
    return String.join(",", values);
  }
}
