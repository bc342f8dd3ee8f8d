package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.store.files.FilesReader;
import java.util.List;
import java.util.Map;

/** Reads volumes as trees of files, by the tools of a helper container. */
final class VolumeTrees {
  /** Longer than any reading; a helper that was forgotten ends. */
  private static final String LIFE = "6h";

  private final CellResources resources;

  VolumeTrees(CellResources resources) {
    this.resources = resources;
  }

  /**
   * Opens a volume; closing the reader removes the helper.
   *
   * @param at where the system mounts it: an absolute link resolves only there
   */
  FilesReader open(String volume, String at) {
    Container helper =
        resources.helper(
            "files",
            CellImages.HELPER,
            List.of(new ContainerSpec.Mount(resources.volume(volume), at, true)),
            Map.of(),
            Map.of(),
            List.of("sleep", LIFE));
    helper.start();
    return FilesReader.of(new HelperStreams(helper, "volume " + volume, at));
  }
}
