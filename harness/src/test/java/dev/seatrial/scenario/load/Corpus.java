package dev.seatrial.scenario.load;

import dev.seatrial.source.SourceText;
import java.nio.file.Path;

/** Where the corpus lies. */
final class Corpus {

  /** Read from the sources, so that it can be written anew. */
  static final Path ROOT =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  private Corpus() {}

  /** Paths from the corpus on, whatever the working directory. */
  static String portable(String text) {
    return text.replace(SourceText.shown(ROOT) + "/", "");
  }
}
