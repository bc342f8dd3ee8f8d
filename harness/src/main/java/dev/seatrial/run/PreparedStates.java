package dev.seatrial.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache of prepared states: one folder each, named by a digest of what made it, filled under a
 * temporary name and renamed.
 */
final class PreparedStates {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedStates.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "state.json";

  private final Path directory;

  PreparedStates(Path cacheDirectory) {
    directory = cacheDirectory.resolve("prepared");
  }

  /**
   * What a state holds beside its volumes.
   *
   * @param captured captures of the steps that made it
   * @param baseline how many instances ran, by group
   */
  record State(Map<String, String> captured, Map<String, Long> baseline) {}

  /** A state in the cache. */
  record Stored(Path folder, State state) {
    Path volume(String name) {
      return folder.resolve(name + ".tar.zst");
    }

    Path observations() {
      return folder.resolve("observations.jsonl");
    }

    /** What the steps wrote into the run's private storage: snapshots and backups. */
    Path privateFiles() {
      return folder.resolve("private");
    }

    List<String> volumes() {
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(f -> String.valueOf(f.getFileName()))
            .filter(n -> n.endsWith(".tar.zst"))
            .map(n -> n.substring(0, n.length() - ".tar.zst".length()))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new HarnessFailure("cannot list " + folder, e);
      }
    }

    long bytes() {
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      } catch (IOException e) {
        throw new HarnessFailure("cannot list " + folder, e);
      }
    }
  }

  Optional<Stored> find(String key) {
    Path folder = directory.resolve(key);
    Path state = folder.resolve(STATE);
    if (!Files.isRegularFile(state)) {
      return Optional.empty();
    }
    try {
      Map<String, Map<String, Object>> read =
          JSON.readValue(state.toFile(), new TypeReference<>() {});
      Map<String, String> captured =
          JSON.convertValue(read.get("captured"), new TypeReference<>() {});
      Map<String, Long> baseline =
          JSON.convertValue(read.get("baseline"), new TypeReference<>() {});
      return Optional.of(new Stored(folder, new State(captured, baseline)));
    } catch (IOException e) {
      throw new HarnessFailure(
          "the prepared state in " + folder + " is damaged; `seatrial clean --cache` removes it",
          e);
    }
  }

  /**
   * Stores a state; {@code fill} writes its volumes and observations into the folder it is given.
   * Only the user may read it: it holds the captures and the data of the old release.
   */
  Stored store(String key, State state, Consumer<Path> fill) {
    Path temporary = directory.resolve(key + ".part-" + ProcessHandle.current().pid());
    Path target = directory.resolve(key);
    try {
      delete(temporary);
      Files.createDirectories(temporary);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
      fill.accept(temporary);
      JSON.writeValue(
          temporary.resolve(STATE).toFile(),
          Map.of("captured", state.captured(), "baseline", state.baseline()));
      delete(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return new Stored(target, state);
    } catch (IOException e) {
      throw new HarnessFailure("cannot store the prepared state in " + target, e);
    } finally {
      discard(temporary);
    }
  }

  /** Copies the files below a folder, if there is one; those there already stay. */
  static void copy(Path from, Path to) {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new HarnessFailure("cannot copy " + from + " to " + to, e);
    }
  }

  private static void discard(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      LOG.warn("cannot remove {}: {}", folder, e.getMessage());
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
