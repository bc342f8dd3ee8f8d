package dev.seatrial.cli;

import dev.seatrial.plan.Given;
import dev.seatrial.plan.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What takes the place of what scenarios say: other values, a build that is in no registry. */
final class GivenOptions {
  @Option(
      names = "--set",
      paramLabel = "AXIS=VALUE[,VALUE]",
      description = "Give an axis these values instead of its own. Repeatable.")
  private List<String> axes = new ArrayList<>();

  @Option(
      names = "--target-image",
      paramLabel = "[SERVICE=]IMAGE",
      description =
          "Try this image as the target release: one of a registry, or one that you built. With"
              + " --set target=NAME it has a name of its own. Repeatable, by service.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--target-package",
      paramLabel = "FILE",
      description =
          "Try this package (a wheel, an archive) as the target release: it is assembled into"
              + " images whose build takes a package (x-package).")
  private @Nullable Path packageFile;

  @Option(
      names = "--with",
      paramLabel = "NAME=FILE",
      description =
          "Hand over a file that a scenario asks for (its inputs). Repeatable. Reports tell its"
              + " name, size and digest.")
  private List<String> files = new ArrayList<>();

  /** What was given; a {@link UsageError} when it is malformed. */
  Given given() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String axis : axes) {
      int equals = axis.indexOf('=');
      List<String> all =
          equals < 1 ? List.of() : List.of(axis.substring(equals + 1).split(",", -1));
      if (all.isEmpty() || all.contains("")) {
        throw new UsageError(
            "--set " + axis + " sets nothing; --set target=2.1.0 or --set database=a,b does.");
      }
      if (values.put(axis.substring(0, equals), all) != null) {
        throw new UsageError(
            "--set names the axis "
                + axis.substring(0, equals)
                + " twice; several values stand behind one: AXIS=VALUE,VALUE.");
      }
    }
    Map<String, String> byService = new LinkedHashMap<>();
    for (String image : images) {
      int equals = image.indexOf('=');
      String service = equals < 0 ? Target.ALL : image.substring(0, equals);
      String name = image.substring(equals + 1);
      if (name.isBlank() || equals == 0) {
        throw new UsageError(
            "--target-image " + image + " names no image; SERVICE=IMAGE or IMAGE does.");
      }
      if (byService.put(service, name) != null) {
        throw new UsageError(
            "--target-image gives two images"
                + (service.isEmpty() ? "" : " for " + service)
                + "; SERVICE=IMAGE tells services apart.");
      }
    }
    Path file = packageFile;
    if (file != null && !Files.isRegularFile(file)) {
      throw new UsageError("There is no file " + file + ".");
    }
    return new Given(
        values,
        new Target(byService, Optional.ofNullable(file).map(f -> f.toAbsolutePath().normalize())),
        HandedOver.of(files));
  }

  /** What has its plan from elsewhere takes none of it. */
  void refuseAny(String option) {
    if (!axes.isEmpty() || !images.isEmpty() || packageFile != null || !files.isEmpty()) {
      throw new UsageError(
          option
              + " has its plan already: leave --set, --target-image, --target-package, --with out.");
    }
  }
}
