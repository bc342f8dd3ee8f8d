package dev.seatrial.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The fixtures that come with the program. They lie in its jar and are unpacked into the user's
 * cache when one is asked for: build contexts are folders.
 */
public final class BundledFixtures {
  /** System property: a folder that takes the place of the fixtures in the jar. */
  static final String PROPERTY = "seatrial.fixtures";

  private static final String FOLDER = "/dev/seatrial/fixtures";

  /** A file that is always among them; folders have no address in every jar. */
  private static final String ANCHOR = "shared/images/helper/Dockerfile";

  private static Optional<Optional<Path>> known = Optional.empty();

  private BundledFixtures() {}

  /**
   * Their folder; empty when this program comes without.
   *
   * @throws UncheckedIOException when they cannot be unpacked
   */
  public static synchronized Optional<Path> directory() {
    Optional<Path> folder = known.orElseGet(BundledFixtures::find);
    known = Optional.of(folder);
    return folder;
  }

  private static Optional<Path> find() {
    String instead = System.getProperty(PROPERTY, "");
    if (!instead.isBlank()) {
      return Optional.of(Path.of(instead).toAbsolutePath().normalize());
    }
    URL anchor = BundledFixtures.class.getResource(FOLDER + "/" + ANCHOR);
    if (anchor == null) {
      return Optional.empty();
    }
    Path cache = UserCache.directory().resolve("fixtures").toAbsolutePath().normalize();
    try {
      return Optional.of(FileTree.unpack(files(anchor), cache));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled fixtures cannot be unpacked into " + cache, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> files(URL anchor) throws IOException, URISyntaxException {
    if (anchor.openConnection() instanceof JarURLConnection jar) {
      Path file = Path.of(jar.getJarFileURL().toURI());
      try (FileSystem inside = FileSystems.newFileSystem(file)) {
        return read(inside.getPath(FOLDER));
      }
    }
    String path = anchor.toURI().getPath();
    return read(Path.of(path.substring(0, path.length() - ANCHOR.length())));
  }

  /** Path with slashes to content, sorted. */
  static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** A script, which the jar does not know to be executable. */
  static boolean script(byte[] content) {
    return new String(content, 0, Math.min(2, content.length), StandardCharsets.ISO_8859_1)
        .equals("#!");
  }
}
