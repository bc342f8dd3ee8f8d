package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Passthrough;
import dev.seatrial.scenario.References;
import java.util.List;
import java.util.Map;

/** Injects the cell's accelerator profile into containers at their creation. */
final class Accelerator {
  private static final String VOLUME = "accelerator-profile";

  private final CellResources resources;
  private final CellContext context;
  private boolean filled;
  private boolean told;

  Accelerator(CellResources resources) {
    this.resources = resources;
    context = resources.context();
  }

  /** Adds volume and environment, and returns what of the machine the container is given. */
  Passthrough inject(List<ContainerSpec.Mount> mounts, Map<String, String> environment) {
    return context
        .cell()
        .profile()
        .filter(profile -> profile.mode() != AcceleratorProfile.Mode.NONE)
        .map(profile -> inject(profile, mounts, environment))
        .orElse(Passthrough.NOTHING);
  }

  private Passthrough inject(
      AcceleratorProfile profile,
      List<ContainerSpec.Mount> mounts,
      Map<String, String> environment) {
    tell(profile);
    if (profile.build().isPresent()) {
      fill(profile);
      mounts.add(new ContainerSpec.Mount(resources.volume(VOLUME), profile.mount(), true));
    }
    References known = References.fully(context.captures().values());
    profile.environment().forEach((name, value) -> environment.put(name, known.in(value)));
    return profile.passthrough().orElse(Passthrough.NOTHING);
  }

  private void tell(AcceleratorProfile profile) {
    if (!told) {
      told = true;
      String basis = profile.passthrough().map(Passthrough::words).orElse(profile.basis());
      context.remark(
          "accelerator", profile.title() + " is " + profile.mode().word() + ": " + basis);
    }
  }

  /** The engine copies what an image holds at the mount path into an empty volume. */
  private void fill(AcceleratorProfile profile) {
    if (filled) {
      return;
    }
    Container filler =
        resources.helper(
            "accelerator-profile",
            CellImages.PROFILE,
            List.of(new ContainerSpec.Mount(resources.volume(VOLUME), profile.mount(), false)),
            Map.of(),
            Map.of(),
            List.of("none"));
    filler.remove();
    filled = true;
  }
}
