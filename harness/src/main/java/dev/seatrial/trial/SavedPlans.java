package dev.seatrial.trial;

import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanCodec;
import dev.seatrial.project.BundledFixtures;
import dev.seatrial.project.Project;
import dev.seatrial.project.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans in files: they run exactly as they were saved. Such a file holds secrets. */
public final class SavedPlans {
  private SavedPlans() {}

  /** Writes a plan, as a whole or not at all; only the user can read it. */
  public static void save(Plan plan, Path file) {
    if (plan.cells().isEmpty()) {
      throw new IllegalArgumentException("a plan without cells cannot be run");
    }
    Path root = Trial.project(plan.cells().get(0).scenario()).root();
    String text = new PlanCodec(root, BundledFixtures::directory).encode(plan, Trial.version());
    try {
      WholeFile.writePrivate(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /**
   * Reads a plan. Its project is the one around the file, or around the working directory, or the
   * one it was saved for: the first that has its scenario.
   *
   * @throws PlanCodec.NotReadable when the file is no saved plan, or not one of this version
   * @throws UncheckedIOException when it cannot be read at all
   */
  public static Plan load(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PlanCodec.Header header = PlanCodec.header(text);
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(header.root());
    Path root =
        Stream.of(Project.above(folder), Project.above(Path.of("")))
            .flatMap(Optional::stream)
            .map(Project::root)
            .filter(it -> header.scenario().filter(s -> Files.exists(it.resolve(s))).isPresent())
            .findFirst()
            .orElse(header.root());
    return new PlanCodec(root, BundledFixtures::directory).decode(text);
  }
}
