package dev.seatrial.kubernetes;

import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Start.Until;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Services as deployments that are scaled up and down, each with a name in the network. */
final class ServiceWork {
  /** For the image to be pulled, beside the time that the service itself may take. */
  private static final Duration PULL = Duration.ofMinutes(5);

  /** For the cluster to notice that a pod is gone. */
  private static final Duration GONE = Duration.ofMinutes(1);

  private final Sheet sheet;
  private final Pods pods;
  private final Book book;
  private final Script script;
  private final Map<String, String> files = new HashMap<>();
  private final Set<String> running = new LinkedHashSet<>();

  ServiceWork(Sheet sheet, Pods pods, Book book, Script script) {
    this.sheet = sheet;
    this.pods = pods;
    this.book = book;
    this.script = script;
  }

  /** Services and what they depend on, as the trial starts them. */
  void start(List<String> keys, Until until, Step step) {
    for (String key : keys) {
      dependencies(key, step);
      if (running.add(key)) {
        up(key, until, step);
      }
    }
  }

  /** What a service depends on. */
  void dependencies(String key, Step step) {
    service(key)
        .ifPresent(
            it ->
                it.dependsOn()
                    .forEach(
                        (other, until) -> {
                          if (!running.contains(other)) {
                            start(List.of(other), until, step);
                          }
                        }));
  }

  private void up(String key, Until until, Step step) {
    Service service = service(key).orElseThrow();
    String name = name(key);
    String file = files.computeIfAbsent(key, it -> book.add(name, objects(service, name)));
    if (until == Until.STARTED) {
      sheet
          .notes()
          .error(
              "kubernetes.step",
              step.location(),
              key + " may end by itself here; a deployment starts it again each time",
              "look at its pod by kubectl logs, and scale it to 0");
      script.call("begin", file, name);
    } else {
      Duration limit =
          service.healthcheck().map(Service.Healthcheck::startPeriod).orElse(Duration.ZERO);
      script.call("start", file, name, Pods.seconds(limit.plus(PULL)));
    }
  }

  /** Services that are up, in the order given. */
  void stop(List<String> names) {
    for (String name : names) {
      runningKey(name)
          .ifPresent(
              key -> {
                running.remove(key);
                Duration grace = service(key).orElseThrow().stopGracePeriod();
                script.call("stop", name(key), Pods.seconds(grace.plus(GONE)));
              });
    }
  }

  private Optional<String> runningKey(String name) {
    return running.contains(name)
        ? Optional.of(name)
        : running.stream().filter(key -> ServiceName.of(key).base().equals(name)).findFirst();
  }

  /** The plan's service of a name that a step uses. */
  Optional<Service> service(String name) {
    Map<String, Service> all = sheet.cell().services();
    return Optional.ofNullable(all.get(runningKey(name).orElse(name)))
        .or(
            () ->
                all.values().stream()
                    .filter(it -> ServiceName.of(it.name()).base().equals(name))
                    .findFirst());
  }

  /** The deployment of a service. */
  String name(String key) {
    return sheet.names().of("Deployment", service(key).map(Service::name).orElse(key));
  }

  private List<HasMetadata> objects(Service service, String name) {
    PodSpec pod = pods.of(service, List.of(), List.of(), Map.of()).build();
    pods.readiness(service).ifPresent(pod.getContainers().get(0)::setReadinessProbe);
    String base = ServiceName.of(service.name()).base();
    Deployment deployment =
        new DeploymentBuilder()
            .withMetadata(sheet.meta(name))
            .withNewSpec()
            .withReplicas(1)
            .withNewStrategy()
            .withType("Recreate")
            .endStrategy()
            .withNewSelector()
            .withMatchLabels(Map.of(Sheet.NAME, name))
            .endSelector()
            .withNewTemplate()
            .withNewMetadata()
            .withLabels(sheet.labels(name))
            .addToLabels(Sheet.SERVICE, Names.label(base))
            .endMetadata()
            .withSpec(pod)
            .endTemplate()
            .endSpec()
            .build();
    return List.of(deployment, inNetwork(service, Names.label(base)));
  }

  /** One without ports resolves to its pod, whatever that listens on. */
  private HasMetadata inNetwork(Service service, String name) {
    List<ServicePort> ports = new ArrayList<>();
    for (Service.Port port : service.ports()) {
      ports.add(port(port.container(), port.container()));
      port.host()
          .ifPresent(
              outside -> {
                if (!service.containerPorts().contains(outside)) {
                  ports.add(port(outside, port.container()));
                }
              });
    }
    return new ServiceBuilder()
        .withMetadata(sheet.meta(name))
        .withNewSpec()
        .withClusterIP(ports.isEmpty() ? "None" : null)
        .withSelector(Map.of(Sheet.SERVICE, name))
        .withPorts(ports)
        .endSpec()
        .build();
  }

  private static ServicePort port(int number, int target) {
    return new ServicePortBuilder()
        .withName("port-" + number)
        .withPort(number)
        .withNewTargetPort(target)
        .build();
  }

  /** The address of a service within the cluster, without a port. */
  String host(String name) {
    return Names.label(ServiceName.of(name).base()) + "." + sheet.namespace() + ".svc";
  }

  /** Number of a planned step, for names. */
  static String stem(String what, PlannedStep planned) {
    return what + " " + planned.id();
  }
}
