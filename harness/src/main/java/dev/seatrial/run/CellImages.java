package dev.seatrial.run;

import dev.seatrial.image.ImageResolver;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.project.Project;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Build;
import dev.seatrial.scenario.Service;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The recorded stage between plan and run: which image each service of a cell gets. */
final class CellImages {
  /** Names of the harness's own images among a cell's images. */
  static final String HELPER = "seatrial/helper";

  static final String SOCKET_PROXY = "seatrial/socket-proxy";
  static final String PROFILE = "seatrial/accelerator-profile";

  private final ImageResolver resolver;
  private final Project project;
  private final Given given;
  private final Map<Wanted, ResolvedImage> known = new HashMap<>();

  /** Services that ask for the same image get the same answer. */
  private record Wanted(Optional<String> official, Optional<Build> build) {}

  CellImages(ImageResolver resolver, Project project, Given given) {
    this.resolver = resolver;
    this.project = project;
    this.given = given;
  }

  /** Resolves all images of a cell, in the order of the plan. */
  Map<String, ResolvedImage> resolve(Cell cell, Consumer<String> progress) {
    // Nothing need be built where an image is missing that cannot be built.
    cell.services().values().stream()
        .filter(service -> service.build().isEmpty())
        .forEach(service -> resolve(service.image(), service.build(), progress));
    Map<String, ResolvedImage> images = new LinkedHashMap<>();
    images.put(HELPER, helper(progress));
    boolean proxied = cell.services().values().stream().anyMatch(s -> s.engineSocket().isPresent());
    if (proxied) {
      images.put(SOCKET_PROXY, own("socket-proxy", progress));
    }
    profileBuild(cell)
        .ifPresent(b -> images.put(PROFILE, resolve(Optional.empty(), Optional.of(b), progress)));
    cell.services()
        .forEach(
            (key, service) -> images.put(key, resolve(service.image(), service.build(), progress)));
    return images;
  }

  /** The harness's own image for small work. */
  ResolvedImage helper(Consumer<String> progress) {
    return own("helper", progress);
  }

  private ResolvedImage resolve(
      Optional<String> official, Optional<Build> build, Consumer<String> progress) {
    Wanted wanted = new Wanted(official, build);
    ResolvedImage image = known.get(wanted);
    if (image == null) {
      boolean unreleased = official.filter(given::unreleased).isPresent();
      image =
          unreleased
              ? resolver.unreleased(official.orElseThrow(), progress)
              : resolver.resolve(official, build, progress);
      known.put(wanted, image);
    }
    return image;
  }

  private ResolvedImage own(String name, Consumer<String> progress) {
    String path = "shared/images/" + name;
    Path context = project.fixture(path).orElseGet(() -> project.fixtures().resolve(path));
    Build build = new Build(context, "Dockerfile", Optional.empty(), Map.of());
    return resolve(Optional.empty(), Optional.of(build), progress);
  }

  private static Optional<Build> profileBuild(Cell cell) {
    boolean wanted = cell.services().values().stream().anyMatch(Service::accelerator);
    return cell.profile()
        .filter(profile -> wanted && profile.mode() != AcceleratorProfile.Mode.NONE)
        .flatMap(AcceleratorProfile::build);
  }

  static Observation observation(Instant at, String service, ResolvedImage image) {
    return new Observation.ImageResolved(
        at,
        service,
        image.source().name().toLowerCase(Locale.ROOT),
        image.reference(),
        image.id(),
        image.digest(),
        image.recipe(),
        image.bytes(),
        image.standIns(),
        image.deviations(),
        image.unreleased());
  }
}
