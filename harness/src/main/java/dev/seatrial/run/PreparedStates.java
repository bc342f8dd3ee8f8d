package dev.seatrial.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.file.PathUtils;
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

  /** Whether there is a state; it may be damaged. */
  boolean holds(String key) {
    return Files.exists(directory.resolve(key));
  }

  /**
   * Looks a state up, and checks that its files are as they were stored. What is returned stays as
   * it is when another run replaces the state, until {@link #giveBack}.
   *
   * @throws HarnessFailure when it is damaged
   */
  Optional<Stored> find(String key) {
    Path folder = directory.resolve(key);
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    Path lent = directory.resolve(key + ".lent-" + ProcessHandle.current().pid());
    boolean sound = false;
    try {
      delete(lent);
      link(folder, lent);
      Written written = JSON.readValue(lent.resolve(STATE).toFile(), Written.class);
      sound = written.files().equals(digests(lent));
      if (!sound) {
        throw new IOException("its files have changed");
      }
      return Optional.of(new Stored(lent, new State(written.captured(), written.baseline())));
    } catch (JsonProcessingException e) {
      throw damaged(folder, new IOException(STATE + " is not as a run wrote it", e));
    } catch (IOException e) {
      throw damaged(folder, e);
    } finally {
      if (!sound) {
        discard(lent);
      }
    }
  }

  private static HarnessFailure damaged(Path folder, IOException cause) {
    return new HarnessFailure("the prepared state in " + folder + " is damaged", cause);
  }

  /** Gives back what {@link #find} has lent. */
  void giveBack(Stored stored) {
    discard(stored.folder());
  }

  /** {@code state.json}: the state, and the digest of each file beside it. */
  private record Written(
      Map<String, String> captured, Map<String, Long> baseline, Map<String, String> files) {
    Written {
      if (captured == null || baseline == null || files == null) {
        throw new IllegalArgumentException("something is missing");
      }
    }
  }

  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path link = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectory(link);
        } else {
          link(file, link, to);
        }
      }
    }
  }

  /** A copy where the file system has no links. */
  private static void link(Path file, Path link, Path folder) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (UnsupportedOperationException | FileSystemException e) {
      LOG.debug("no links in {}", folder, e);
      Files.copy(file, link);
    }
  }

  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.equals(STATE)) {
          digests.put(name, sha256(file));
        }
      }
    }
    return digests;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
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
      removeAbandoned(key);
      Files.createDirectories(temporary);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
      fill.accept(temporary);
      Written written = new Written(state.captured(), state.baseline(), digests(temporary));
      JSON.writeValue(temporary.resolve(STATE).toFile(), written);
      delete(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return new Stored(target, state);
    } catch (IOException e) {
      throw new HarnessFailure("cannot store the prepared state in " + target, e);
    } finally {
      discard(temporary);
    }
  }

  /** What killed processes were filling or had lent. */
  private void removeAbandoned(String key) throws IOException {
    Files.createDirectories(directory);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, key + ".*-*")) {
      for (Path part : parts) {
        String name = String.valueOf(part.getFileName());
        long pid = Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
        if (pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty()) {
          delete(part);
        }
      }
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
    PathUtils.deleteDirectory(folder);
  }
}
