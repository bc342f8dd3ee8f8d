package dev.seatrial.plan;

import dev.seatrial.scenario.Build;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Puts an unreleased build into the services of the target release. */
final class TargetBuild {
  private final String cell;
  private final Map<String, Service> ofTarget = new LinkedHashMap<>();

  private TargetBuild(
      String cell,
      Map<String, Service> services,
      Map<String, Service> withOtherTarget,
      String release) {
    this.cell = cell;
    services.forEach(
        (name, service) -> {
          Service other = withOtherTarget.getOrDefault(name, service);
          boolean differs =
              !service.image().equals(other.image()) || !service.build().equals(other.build());
          if (differs || ServiceName.of(name).release().equals(Optional.of(release))) {
            ofTarget.put(name, service);
          }
        });
  }

  /**
   * The services of a cell, those of the target from the given build.
   *
   * @param withOtherTarget the same, had the target another name
   * @param release name of the target
   * @throws IllegalArgumentException with a sentence, when none takes that build
   */
  static Map<String, Service> apply(
      String cell,
      Target target,
      Map<String, Service> services,
      Map<String, Service> withOtherTarget,
      String release) {
    TargetBuild build = new TargetBuild(cell, services, withOtherTarget, release);
    Map<String, Service> out = new LinkedHashMap<>(services);
    target.images().forEach((service, image) -> out.putAll(build.image(service, image)));
    target.packageFile().ifPresent(file -> out.putAll(build.withPackage(file)));
    return out;
  }

  private Map<String, Service> image(String wanted, String image) {
    Map<String, Service> out = new LinkedHashMap<>();
    TreeSet<String> replaced = new TreeSet<>();
    ofTarget.forEach(
        (name, service) -> {
          if (wanted.equals(Target.ALL) || ServiceName.of(name).base().equals(wanted)) {
            out.put(name, ServicePlan.from(service, Optional.of(image), Optional.empty()));
            replaced.add(service.image().orElse(service.build().toString()));
          }
        });
    if (out.isEmpty()) {
      throw new IllegalArgumentException(
          cell
              + " has no service of the target"
              + (wanted.isEmpty() ? "" : " called " + wanted)
              + "; those are: "
              + String.join(", ", ofTarget.keySet()));
    }
    if (wanted.equals(Target.ALL) && replaced.size() > 1) {
      throw new IllegalArgumentException(
          cell
              + " runs "
              + replaced.size()
              + " images of the target: say which one it replaces,"
              + " SERVICE=IMAGE; services: "
              + String.join(", ", ofTarget.keySet()));
    }
    return out;
  }

  private Map<String, Service> withPackage(Path file) {
    Map<String, Service> out = new LinkedHashMap<>();
    ofTarget.forEach(
        (name, service) ->
            service
                .build()
                .filter(build -> build.packageArg().isPresent())
                .ifPresent(
                    build ->
                        out.put(
                            name,
                            ServicePlan.from(
                                service, Optional.empty(), Optional.of(taking(build, file))))));
    if (out.isEmpty()) {
      throw new IllegalArgumentException(
          cell
              + " has no service of the target whose build takes a package: give its build"
              + " x-package, the build argument that names the file");
    }
    return out;
  }

  private static Build taking(Build build, Path file) {
    return new Build(
        build.context(),
        build.dockerfile(),
        build.target(),
        build.args(),
        build.packageArg(),
        Optional.of(file));
  }
}
