package dev.seatrial.kubernetes;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What all manifests of a cell share: names, labels, secrets, notes. */
final class Sheet {
  /** Label: the service of the plan, whatever its release. */
  static final String SERVICE = "seatrial.dev/service";

  /** Label: the name of the object that made a pod. */
  static final String NAME = "app.kubernetes.io/name";

  private static final String PART_OF = "app.kubernetes.io/part-of";
  private static final String CELL = "seatrial.dev/cell";
  private static final String MADE_BY = "seatrial.dev/made-by";

  private final Cell cell;
  private final Given given;
  private final Cluster cluster;
  private final Diagnostics notes = new Diagnostics();
  private final Names names = new Names();
  private final Map<String, String> images = new LinkedHashMap<>();
  private final Texts texts;
  private final Set<String> secrets = new TreeSet<>();
  private final int digits;

  Sheet(Cell cell, Given given, Cluster cluster) {
    this.cell = cell;
    this.given = given;
    this.cluster = cluster;
    cell.services().values().forEach(it -> images.put(it.name(), ownOrFillIn(it)));
    Map<String, String> byName = new HashMap<>(images);
    images.forEach((key, image) -> byName.putIfAbsent(ServiceName.of(key).base(), image));
    texts = new Texts(cell, byName, notes);
    int most =
        cell.services().size()
            + cell.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .mapToInt(Sheet::steps)
                .sum();
    digits = Integer.toString(most * Book.STEP).length();
  }

  private static int steps(PlannedStep step) {
    return 1 + step.children().stream().mapToInt(Sheet::steps).sum();
  }

  /** The name of a manifest; names sort by their number. */
  String fileName(int number, String stem) {
    return String.format("%0" + digits + "d-%s.yaml", number, stem);
  }

  Cell cell() {
    return cell;
  }

  Cluster cluster() {
    return cluster;
  }

  Diagnostics notes() {
    return notes;
  }

  Names names() {
    return names;
  }

  Texts texts() {
    return texts;
  }

  String namespace() {
    return cluster.namespace().orElseGet(() -> Names.label(cell.id()));
  }

  /** Names of the secret variables that manifests refer to. */
  Set<String> secrets() {
    return secrets;
  }

  String secretObject() {
    return names.of("Secret", cell.scenario().system().name() + " secrets");
  }

  /** The object that holds a secret variable; noted where it is first needed. */
  String secret(String name, Location at) {
    if (secrets.add(name)) {
      notes.error(
          "kubernetes.secret",
          at,
          "the secret " + name + " is not written",
          "put yours in the place of "
              + Texts.FILL_IN
              + " in "
              + fileName(Manifests.SECRETS, "secrets"));
    }
    return secretObject();
  }

  /** The official image of a service; where there is none, a name to fill in, which is noted. */
  String image(Service service) {
    String image = images.getOrDefault(service.name(), "");
    if (service.image().isEmpty()) {
      notes.error(
          "kubernetes.image",
          service.location(),
          "there is no official image of " + service.name() + ": the trial assembles its own",
          "the cluster needs one that does the same; put its name in the place of " + image);
    } else if (given.unreleased(image)) {
      notes.error(
          "kubernetes.image",
          service.location(),
          service.name() + " has an image that was built for this trial, " + image,
          "push it to where the cluster finds it");
    }
    return image;
  }

  private static String ownOrFillIn(Service service) {
    return service
        .image()
        .orElseGet(() -> Texts.FILL_IN + ".invalid/" + Names.label(service.name()));
  }

  /** Labels of an object; those of its pods as well. */
  Map<String, String> labels(String name) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(NAME, name);
    labels.put(PART_OF, Names.label(cell.scenario().system().name()));
    labels.put(CELL, Names.label(cell.id()));
    return labels;
  }

  ObjectMeta meta(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace())
        .withLabels(labels(name))
        .withAnnotations(Map.of(MADE_BY, madeBy()))
        .build();
  }

  String madeBy() {
    return "made by Seatrial from " + cell.id() + "; never applied by it";
  }
}
