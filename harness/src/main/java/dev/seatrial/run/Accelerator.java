package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.scenario.AcceleratorProfile;
import java.util.List;
import java.util.Map;

/** Injects the cell's accelerator profile into containers at their creation. */
final class Accelerator {
  private static final String VOLUME = "accelerator-profile";

  private final CellContainers containers;
  private final CellContext context;
  private boolean filled;

  Accelerator(CellContainers containers, CellContext context) {
    this.containers = containers;
    this.context = context;
  }

  void inject(List<ContainerSpec.Mount> mounts, Map<String, String> environment) {
    AcceleratorProfile profile = containers.profile();
    if (profile.mode() == AcceleratorProfile.Mode.NONE || profile.build().isEmpty()) {
      return;
    }
    fill(profile);
    mounts.add(new ContainerSpec.Mount(containers.volume(VOLUME), profile.mount(), true));
    environment.putAll(profile.environment());
  }

  /** The engine copies what an image holds at the mount path into an empty volume. */
  private void fill(AcceleratorProfile profile) {
    if (filled) {
      return;
    }
    Container filler =
        containers.helper(
            "accelerator-profile",
            CellImages.PROFILE,
            List.of(new ContainerSpec.Mount(containers.volume(VOLUME), profile.mount(), false)),
            Map.of(),
            Map.of(),
            List.of("none"));
    filler.remove();
    filled = true;
    context.remark(
        "accelerator", profile.title() + " is " + profile.mode().word() + ": " + profile.basis());
  }
}
