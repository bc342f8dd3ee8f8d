package dev.seatrial.cli.progress;

import java.util.Locale;
import java.util.Map;

/** How progress is told. */
public enum ProgressMode {
  /** A block where a person looks on, plain lines elsewhere. */
  AUTO,
  /** One line for each thing that happened, and a sign of life every 15 s. */
  PLAIN,
  /** Finished steps, and below them a block that is drawn over and over. */
  BLOCK,
  /** An object a line, on standard output, and nothing else there. */
  JSON,
  /** Only cells that are not green. */
  QUIET;

  /** What {@link #AUTO} comes to on standard output here. */
  ProgressMode here() {
    return this == AUTO ? here(Tty.is(Tty.OUT), System.getenv()) : this;
  }

  /**
   * What {@link #AUTO} comes to. Machines of CI may have a terminal, but nobody who looks on; one
   * that is dumb cannot be drawn on.
   */
  static ProgressMode here(boolean terminal, Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    String ci = environment.getOrDefault("CI", "").toLowerCase(Locale.ROOT);
    boolean automatic = !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
    return terminal && !dumb && !automatic ? BLOCK : PLAIN;
  }
}
