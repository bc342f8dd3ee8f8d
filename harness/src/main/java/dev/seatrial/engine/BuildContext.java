package dev.seatrial.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a build context that reach the engine, and that a recipe's digest is made of: one
 * definition for both, so that a file that is sent is also counted.
 *
 * @param entries sorted by path
 */
public record BuildContext(List<Entry> entries) {

  /** Folder of a context that the harness writes to; never read from the disk. */
  public static final String RESERVED = ".seatrial";

  /**
   * Lists a context, honouring its {@code .dockerignore}.
   *
   * @param dockerfile is sent even when a pattern leaves it out
   */
  public static BuildContext of(Path root, String dockerfile) {
    try {
      Path ignoreFile = root.resolve(".dockerignore");
      IgnorePatterns patterns =
          new IgnorePatterns(Files.exists(ignoreFile) ? Files.readAllLines(ignoreFile) : List.of());
      if (!Files.isRegularFile(root.resolve(dockerfile))) {
        throw new EngineException(
            "There is no " + dockerfile + " in the build context " + root + ".",
            "Check `context` and `dockerfile` under `build` of the service.");
      }
      try (Stream<Path> files = Files.walk(root)) {
        List<Entry> entries =
            files
                .filter(file -> Files.isSymbolicLink(file) || Files.isRegularFile(file))
                .map(file -> entry(root, file))
                .filter(entry -> !entry.path().startsWith(RESERVED + "/"))
                .filter(entry -> entry.path().equals(dockerfile) || !patterns.ignored(entry.path()))
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
        return new BuildContext(entries);
      }
    } catch (IOException e) {
      throw new EngineException(
          "The build context " + root + " cannot be read: " + e.getMessage() + ".",
          "Check that the folder exists and can be read.",
          e);
    }
  }

  private static Entry entry(Path root, Path file) {
    String path =
        root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    try {
      Optional<String> link =
          Files.isSymbolicLink(file)
              ? Optional.of(Files.readSymbolicLink(file).toString())
              : Optional.empty();
      return new Entry(path, file, link.isEmpty() && Files.isExecutable(file), link);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One file.
   *
   * @param path relative to the context, with {@code /}
   * @param file where it lies
   * @param executable the only part of the mode that counts: git keeps no other
   * @param link target of a symbolic link
   */
  public record Entry(String path, Path file, boolean executable, Optional<String> link) {}
}
