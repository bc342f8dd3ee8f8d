package dev.seatrial.scenario.load;

import dev.seatrial.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the corpus lies. */
final class Corpus {

  /** Read from the sources, so that it can be written anew. */
  static final Path ROOT =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  private Corpus() {}

  /** Its files with that ending, without those of its fixtures, sorted. */
  static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /** Paths from the corpus on, whatever the working directory. */
  static String portable(String text) {
    return text.replace(SourceText.shown(ROOT) + "/", "");
  }
}
