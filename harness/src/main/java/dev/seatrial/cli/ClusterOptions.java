package dev.seatrial.cli;

import dev.seatrial.kubernetes.Cluster;
import dev.seatrial.plan.Cell;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What manifests need to know of a cluster. */
final class ClusterOptions {
  /** A config map holds less than 1 MiB. */
  private static final long LARGEST = 900_000;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "With --format kubernetes: write the manifests and apply.sh into this new folder; of"
              + " several cells, each into a folder of its own in it. Default: print the manifests")
  private @Nullable Path output;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Namespace of the manifests. Default: named after the cell")
  private @Nullable String namespace;

  @Option(
      names = "--host-path",
      paramLabel = "VOLUME=PATH",
      description =
          "A volume is this folder of the node instead of a claim; seatrial-backups is the one that"
              + " backups are saved on. Repeatable.")
  private List<String> hostPaths = new ArrayList<>();

  @Option(
      names = "--owner",
      paramLabel = "VOLUME=UID[:GID]",
      description =
          "Who works on a volume, where the image and not the scenario says so: an init container"
              + " gives it to that user. Repeatable.")
  private List<String> owners = new ArrayList<>();

  @Option(
      names = "--node-selector",
      paramLabel = "KEY=VALUE",
      description = "Run pods on nodes with this label only. Repeatable.")
  private List<String> nodeSelector = new ArrayList<>();

  @Option(
      names = "--helper-image",
      paramLabel = "IMAGE",
      description =
          "What copies and saves volumes: an image with a shell and GNU tar. Default:"
              + " ${DEFAULT-VALUE}",
      defaultValue = Cluster.HELPER_IMAGE)
  private String helperImage = Cluster.HELPER_IMAGE;

  /** Where to; empty for the terminal. */
  Optional<Path> output() {
    return Optional.ofNullable(output);
  }

  /** Another format knows no cluster. */
  void refuseAny() {
    if (output != null
        || namespace != null
        || !hostPaths.isEmpty()
        || !owners.isEmpty()
        || !nodeSelector.isEmpty()
        || !helperImage.equals(Cluster.HELPER_IMAGE)) {
      throw new UsageError(
          "--output, --namespace, --host-path, --owner, --node-selector and --helper-image are of"
              + " manifests: say --format kubernetes.");
    }
  }

  /** What was given for these cells; a {@link UsageError} when it is malformed. */
  Cluster cluster(List<Cell> cells) {
    Set<String> volumes = new TreeSet<>(Set.of(Cluster.BACKUPS));
    cells.forEach(cell -> volumes.addAll(cell.scenario().system().volumes()));
    String name = namespace;
    if (name != null && !name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw new UsageError("--namespace " + name + " is no name: a-z, 0-9 and dashes, 63 at most.");
    }
    return new Cluster(
        Optional.ofNullable(name),
        known(pairs("--host-path", "/.*", hostPaths), "--host-path", volumes),
        known(pairs("--owner", "[0-9]+(:[0-9]+)?", owners), "--owner", volumes),
        pairs("--node-selector", "[A-Za-z0-9._-]*", nodeSelector),
        helperImage,
        ClusterOptions::text);
  }

  private static Map<String, String> known(
      Map<String, String> pairs, String option, Set<String> volumes) {
    pairs
        .keySet()
        .forEach(
            volume -> {
              if (!volumes.contains(volume)) {
                throw new UsageError(
                    option
                        + " names no volume: "
                        + volume
                        + "; there are "
                        + String.join(", ", volumes)
                        + ".");
              }
            });
    return pairs;
  }

  private static Map<String, String> pairs(String option, String form, List<String> given) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : given) {
      int equals = pair.indexOf('=');
      String value = pair.substring(equals + 1);
      if (equals < 1 || !value.matches(form)) {
        throw new UsageError(
            option + " " + pair + " says nothing; `seatrial plan --help` shows its form.");
      }
      if (pairs.put(pair.substring(0, equals), value) != null) {
        throw new UsageError(option + " names " + pair.substring(0, equals) + " twice.");
      }
    }
    return pairs;
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UsageError(file + " cannot be read: " + e.getMessage() + ".");
    }
  }
}
