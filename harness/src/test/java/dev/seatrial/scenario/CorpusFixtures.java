package dev.seatrial.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The systems of the corpus, for tests that need a project of their own. */
public final class CorpusFixtures {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  private CorpusFixtures() {}

  /** Copies them below a folder, as {@code fixtures/…}. */
  public static void copyTo(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS.resolve("fixtures"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = project.resolve(CORPUS.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
