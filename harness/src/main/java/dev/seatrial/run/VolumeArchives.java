package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.project.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Saves and restores volumes by GNU tar in a helper container, so that times, owners, links and
 * extended attributes survive.
 */
final class VolumeArchives {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String TAR = "tar --format=posix --xattrs --acls --sparse --numeric-owner ";

  private final CellResources resources;

  VolumeArchives(CellResources resources) {
    this.resources = resources;
  }

  /** Writes a volume as {@code .tar.zst}; the file appears only when it is complete. */
  void save(String volume, Path archive) {
    Container helper = helper(volume, true, TAR + "--zstd -cf /tmp/volume.tar.zst -C /volume .");
    helper.start();
    complete(helper, LIMIT, "saving volume " + volume);
    try {
      WholeFile.fill(archive, fresh -> copyOut(helper, "/tmp/volume.tar.zst", fresh));
    } catch (IOException e) {
      throw new HarnessFailure("cannot write " + archive, e);
    }
    helper.remove();
  }

  /** Empties a volume and fills it from an archive. */
  void restore(Path archive, String volume) {
    Container helper =
        helper(
            volume,
            false,
            "find /volume -mindepth 1 -delete && "
                + TAR
                + "--zstd -xpf /tmp/volume.tar.zst -C /volume");
    try {
      helper.copyIn("/tmp/volume.tar.zst", Files.readAllBytes(archive), 0600);
    } catch (IOException e) {
      throw new HarnessFailure("cannot read " + archive, e);
    }
    helper.start();
    complete(helper, LIMIT, "restoring volume " + volume);
    helper.remove();
  }

  /** Copies a database file and its journal files, those that are there, into a folder. */
  void extract(String volume, String file, Path folder) {
    Container helper =
        helper(
            volume,
            true,
            Map.of("FILE", file),
            "cd /volume && for f in \"$FILE\" \"$FILE\"-wal \"$FILE\"-shm \"$FILE\"-journal; do"
                + " [ ! -e \"$f\" ] || printf '%s\\0' \"$f\"; done | "
                + TAR
                + "--null -T - -cf /tmp/files.tar");
    helper.start();
    complete(helper, LIMIT, "copying " + file + " out of volume " + volume);
    Path tar = folder.resolve("files.tar");
    try {
      Files.createDirectories(folder);
      copyOut(helper, "/tmp/files.tar", tar);
      try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
        for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
          if (e.isFile()) {
            Files.copy(in, folder.resolve(String.valueOf(Path.of(e.getName()).getFileName())));
          }
        }
      }
      Files.delete(tar);
    } catch (IOException e) {
      throw new HarnessFailure("cannot copy files of volume " + volume, e);
    }
    helper.remove();
  }

  /**
   * Writes a database file in its place: owner, mode and attributes stay. Its journal files go:
   * what they held is in it.
   */
  void putBack(Path changed, String volume, String file) {
    Container helper =
        helper(
            volume,
            false,
            Map.of("FILE", file),
            "cat /tmp/file > \"/volume/$FILE\" && cd /volume &&"
                + " rm -f \"$FILE\"-wal \"$FILE\"-shm \"$FILE\"-journal");
    try {
      helper.copyIn("/tmp/file", Files.readAllBytes(changed), 0600);
    } catch (IOException e) {
      throw new HarnessFailure("cannot read " + changed, e);
    }
    helper.start();
    complete(helper, LIMIT, "writing " + file + " into volume " + volume);
    helper.remove();
  }

  private Container helper(String volume, boolean readOnly, String script) {
    return helper(volume, readOnly, Map.of(), script);
  }

  private Container helper(
      String volume, boolean readOnly, Map<String, String> environment, String script) {
    return resources.helper(
        "helper",
        CellImages.HELPER,
        List.of(new ContainerSpec.Mount(resources.volume(volume), "/volume", readOnly)),
        environment,
        Map.of(),
        List.of("/bin/sh", "-ec", script));
  }

  static void copyOut(Container helper, String path, Path file) {
    try (InputStream stream = helper.copyOut(path);
        TarArchiveInputStream in = new TarArchiveInputStream(stream)) {
      if (in.getNextEntry() == null) {
        throw new HarnessFailure("the engine returned nothing for " + path, List.of());
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new HarnessFailure("cannot copy " + path + " out of a helper container", e);
    }
  }

  /** Waits for a container that ends by itself, bounded; a failure is the harness's own. */
  static void complete(Container container, Duration limit, String what) {
    Container.State state =
        container
            .awaitExit(limit)
            .orElseThrow(
                () ->
                    new HarnessFailure(
                        what + " took longer than " + limit.toSeconds() + " s", List.of()));
    if (state.exitCode().orElse(-1) != 0) {
      throw new HarnessFailure(
          what + " " + RunningContainers.ending(state), container.lastLines(10));
    }
  }
}
