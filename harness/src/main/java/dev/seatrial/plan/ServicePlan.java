package dev.seatrial.plan;

import dev.seatrial.scenario.Build;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Release;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.SystemUnderTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which services a cell's steps need, with the releases they are started at. */
final class ServicePlan {
  private static final String RELEASE = "release";

  private static final String IMAGE = "image.";

  private final SystemUnderTest system;
  private final Map<String, String> values;
  private final TextUse use;
  private final Map<String, Service> needed = new LinkedHashMap<>();

  private ServicePlan(SystemUnderTest system, Map<String, String> values, TextUse use) {
    this.system = system;
    this.values = values;
    this.use = use;
  }

  /** By the name steps use: {@code database}, {@code manager@21.09}. */
  static Map<String, Service> of(
      SystemUnderTest system, Map<String, String> values, List<Phase> phases, TextUse use) {
    ServicePlan plan = new ServicePlan(system, values, use);
    phases.forEach(phase -> phase.steps().forEach(plan::planned));
    plan.images();
    return plan.needed;
  }

  private void planned(PlannedStep step) {
    if (step.children().isEmpty()) {
      step(step.step());
    }
    step.children().forEach(this::planned);
  }

  private void step(Step step) {
    if (step instanceof Step.Start s) {
      s.services().forEach(this::need);
    } else if (step instanceof Step.Run s) {
      need(s.service());
    } else if (step instanceof Step.YardstickRun s) {
      need(s.run().service());
    } else if (step instanceof Step.Findings s) {
      need(s.run().service());
    } else if (step instanceof Step.ForEach s) {
      s.steps().forEach(this::step);
    } else if (step instanceof Step.Fault s) {
      s.during().forEach(this::step);
    } else if (step instanceof Step.Try s) {
      s.steps().forEach(this::step);
      s.catching().forEach(this::step);
      s.always().forEach(this::step);
    } else if (step instanceof Step.Named s) {
      s.steps().forEach(this::step);
    } else if (step instanceof Step.Verify s) {
      step(s.condition());
    }
  }

  private void need(String text) {
    ServiceName name = ServiceName.of(text);
    Service service = system.services().get(name.base());
    if (service == null || needed.containsKey(text)) {
      return;
    }
    Map<String, Step.Start.Until> dependsOn = new LinkedHashMap<>();
    service
        .dependsOn()
        .forEach(
            (other, until) -> {
              String dependency = parameterised(other) ? atRelease(other, name) : other;
              dependsOn.put(dependency, until);
              need(dependency);
            });
    Map<String, String> known = new HashMap<>(values);
    name.release().ifPresent(release -> known.put(RELEASE, release));
    needed.put(
        text,
        renamed(
            new StepResolver(References.partly(system.withFacts(known))).service(service),
            text,
            dependsOn));
  }

  private static String atRelease(String other, ServiceName of) {
    return of.release()
        .map(release -> new ServiceName(other, of.release()).at(release))
        .orElse(other);
  }

  private boolean parameterised(String name) {
    return use.ofService(name).stream().anyMatch(Release::ofService);
  }

  private static Service renamed(
      Service service, String name, Map<String, Step.Start.Until> dependsOn) {
    return with(service, name, dependsOn, service.image(), service.build());
  }

  /** The same service from another image. */
  static Service from(Service service, Optional<String> image, Optional<Build> build) {
    return with(service, service.name(), service.dependsOn(), image, build);
  }

  private static Service with(
      Service service,
      String name,
      Map<String, Step.Start.Until> dependsOn,
      Optional<String> image,
      Optional<Build> build) {
    return new Service(
        name,
        image,
        build,
        service.entrypoint(),
        service.command(),
        service.environment(),
        service.volumes(),
        service.ports(),
        dependsOn,
        service.healthcheck(),
        service.memLimit(),
        service.user(),
        service.hostname(),
        service.stopGracePeriod(),
        service.options(),
        service.accelerator(),
        service.engineSocket(),
        service.location());
  }

  /** Services that are only asked for their image, by {@code ${image.NAME}}. */
  private void images() {
    Set<String> names = new TreeSet<>(use.ofSteps());
    needed.keySet().forEach(name -> names.addAll(use.ofService(ServiceName.of(name).base())));
    for (String name : names) {
      if (name.startsWith(IMAGE)) {
        need(name.substring(IMAGE.length()));
      }
    }
  }
}
