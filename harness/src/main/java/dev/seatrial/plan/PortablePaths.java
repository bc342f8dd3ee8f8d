package dev.seatrial.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Paths in a saved plan, which may be run in another checkout or on another machine. */
final class PortablePaths {
  private static final String BUNDLED = "bundled:";

  private final Path root;
  private final Supplier<Optional<Path>> bundled;

  /**
   * Paths of a project.
   *
   * @param root absolute
   * @param bundled folder of the bundled fixtures; asked for only when a path may lie there
   */
  PortablePaths(Path root, Supplier<Optional<Path>> bundled) {
    this.root = root;
    this.bundled = bundled;
  }

  /** Relative to the root, or to the bundled fixtures; else absolute. */
  String write(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.startsWith(root)) {
      return slashes(root.relativize(absolute));
    }
    return bundled
        .get()
        .filter(absolute::startsWith)
        .map(folder -> BUNDLED + slashes(folder.relativize(absolute)))
        .orElse(absolute.toString());
  }

  /** Absolute. */
  Path read(String text) {
    if (text.startsWith(BUNDLED)) {
      Path folder =
          bundled
              .get()
              .orElseThrow(() -> new IllegalArgumentException("there are no bundled fixtures"));
      return folder.resolve(text.substring(BUNDLED.length()));
    }
    return root.resolve(text).normalize();
  }

  /** As in a {@link dev.seatrial.source.Location}: below the working directory, relative to it. */
  String shown(String text) {
    Path path = read(text);
    Path here = Path.of("").toAbsolutePath();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  private static String slashes(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
