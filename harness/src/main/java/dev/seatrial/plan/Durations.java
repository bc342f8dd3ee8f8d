package dev.seatrial.plan;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
public final class Durations {
  private Durations() {}

  /** {@code 250ms}, {@code 3.4s}, {@code 2m 05s}. */
  public static String words(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + "ms";
    }
    if (millis < 60_000) {
      return millis % 1000 == 0
          ? millis / 1000 + "s"
          : String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    return seconds % 60 == 0
        ? seconds / 60 + "m"
        : String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60);
  }
}
