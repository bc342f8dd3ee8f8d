package dev.seatrial.kubernetes;

import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import dev.seatrial.source.Location;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Named volumes: claims, or folders of a node; and who owns what is on them. */
final class Volumes {
  /** The plan knows no sizes. */
  private static final String SIZE = "10Gi";

  private final Sheet sheet;
  private final Map<String, String> copied = new HashMap<>();
  private final Set<String> used = new TreeSet<>();
  private final Set<String> unknown = new HashSet<>();

  Volumes(Sheet sheet) {
    this.sheet = sheet;
    sheet.cell().phases().forEach(phase -> phase.steps().forEach(this::copiedBy));
  }

  /** A volume that a step copies to as an owner belongs to that owner. */
  private void copiedBy(PlannedStep planned) {
    if (planned.step() instanceof Step.Copy copy) {
      Step.Copy.Target to = copy.to();
      to.volume()
          .ifPresent(volume -> to.owner().ifPresent(owner -> copied.putIfAbsent(volume, owner)));
    }
    planned.children().forEach(this::copiedBy);
  }

  /** The volume of a pod, with the name that mounts use. */
  Volume of(String volume) {
    used.add(volume);
    String name = name(volume);
    Optional<String> path = Optional.ofNullable(sheet.cluster().hostPaths().get(volume));
    VolumeBuilder builder = new VolumeBuilder().withName(name);
    return path.isPresent()
        ? builder
            .withNewHostPath()
            .withPath(path.get())
            .withType("DirectoryOrCreate")
            .endHostPath()
            .build()
        : builder
            .withNewPersistentVolumeClaim()
            .withClaimName(name)
            .endPersistentVolumeClaim()
            .build();
  }

  String name(String volume) {
    return sheet.names().of("Volume", volume);
  }

  /**
   * Who must own a volume for a service to work on it, user[:group] by number; empty for root, and
   * where it is not known, which is noted.
   */
  Optional<String> owner(Service service, String volume) {
    Optional<String> owner =
        Optional.ofNullable(sheet.cluster().owners().get(volume))
            .or(() -> service.user().filter(Volumes::numeric))
            .or(() -> Optional.ofNullable(copied.get(volume)));
    if (owner.isEmpty() && unknown.add(volume)) {
      noteUnknown(service.location(), service.name(), volume);
    }
    return owner.filter(it -> !it.matches("0(:0)?"));
  }

  private void noteUnknown(Location at, String service, String volume) {
    sheet
        .notes()
        .error(
            "kubernetes.volume",
            at,
            "who works on the volume "
                + volume
                + " is not known: it is left as the cluster makes it",
            "if "
                + service
                + " runs as another user than root, --owner "
                + volume
                + "=UID[:GID] gives it to that one");
  }

  static boolean numeric(String user) {
    return user.matches("[0-9]+(:[0-9]+)?");
  }

  /** The claims of the volumes that were used. */
  List<HasMetadata> claims() {
    List<HasMetadata> claims = new ArrayList<>();
    for (String volume : used) {
      if (!sheet.cluster().hostPaths().containsKey(volume)) {
        claims.add(
            new PersistentVolumeClaimBuilder()
                .withMetadata(sheet.meta(name(volume)))
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .withRequests(Map.of("storage", new Quantity(SIZE)))
                .endResources()
                .endSpec()
                .build());
      }
    }
    return claims;
  }
}
