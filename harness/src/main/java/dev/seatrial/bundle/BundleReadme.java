package dev.seatrial.bundle;

import dev.seatrial.observation.Observation.CellStarted;
import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.plan.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Says in plain words what lies in a bundle. */
final class BundleReadme {
  private BundleReadme() {}

  static String text(Cell cell, Bundle.Run run) {
    StringBuilder images = new StringBuilder();
    StringBuilder host = new StringBuilder();
    run.observations().stream()
        .filter(ImageResolved.class::isInstance)
        .map(ImageResolved.class::cast)
        .filter(image -> cell.services().containsKey(image.service()))
        .forEach(image -> images.append(words(image)));
    run.observations().stream()
        .filter(CellStarted.class::isInstance)
        .map(CellStarted.class::cast)
        .findFirst()
        .ifPresent(
            started ->
                started
                    .host()
                    .forEach(
                        (name, value) ->
                            host.append("- ")
                                .append(name)
                                .append(": ")
                                .append(value)
                                .append('\n')));
    return resource("README.md")
        .replace("{{cell}}", cell.id())
        .replace("{{title}}", cell.scenario().title())
        .replace("{{promise}}", cell.scenario().promise())
        .replace("{{verdict}}", run.verdict())
        .replace("{{repro}}", run.repro())
        .replace("{{version}}", run.version())
        .replace("{{images}}", images.isEmpty() ? "None was looked up.\n" : images)
        .replace("{{host}}", host.isEmpty() ? "Nothing is known of it.\n" : host)
        .replace(
            "{{data}}",
            run.privateFolder().isPresent()
                ? "| `data/` | all rows of the run's snapshots, and its backups, **as they are**"
                    + " |\n"
                : "");
  }

  private static String words(ImageResolved image) {
    StringBuilder out = new StringBuilder("- ").append(image.service()).append(": ");
    out.append(image.source()).append(' ').append(image.reference());
    image.digest().ifPresent(it -> out.append(", ").append(it));
    image.recipe().ifPresent(it -> out.append(", recipe ").append(it));
    image.unreleased().ifPresent(it -> out.append(", ").append(it));
    image
        .standIns()
        .forEach((name, what) -> out.append("; ").append(name).append(": ").append(what));
    image
        .deviations()
        .forEach((name, what) -> out.append("; ").append(name).append(": ").append(what));
    return out.append('\n').toString();
  }

  static String resource(String name) {
    try (InputStream in = BundleReadme.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
