package dev.seatrial.cli;

import java.io.BufferedReader;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** What can be shown where the output goes. */
final class Terminal {
  private Terminal() {}

  /** What a person types; empty when there is nobody. */
  static Optional<BufferedReader> answers() {
    return Optional.ofNullable(System.console()).map(it -> new BufferedReader(it.reader()));
  }

  /** Honours NO_COLOR and CLICOLOR, as picocli does. */
  static boolean colour() {
    return Ansi.AUTO.enabled();
  }
}
