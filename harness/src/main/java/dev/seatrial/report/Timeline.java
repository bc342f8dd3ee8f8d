package dev.seatrial.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A drawing of a cell's time, to scale; places and widths are percentages of its length.
 *
 * @param measuredDowntime how long it was down, without the harness's own work; empty when nobody
 *     measured it
 * @param downtime where it was down, as far as it was measured
 */
record Timeline(
    String length,
    List<Tick> ticks,
    String measuredDowntime,
    Optional<Bar> downtime,
    List<Lane> lanes) {

  /** A line across all lanes. */
  record Tick(String x, String text) {}

  /**
   * One row.
   *
   * @param group heading it stands under; empty when under none
   * @param note small print beside its name
   */
  record Lane(String group, String name, String note, List<Bar> bars) {}

  /**
   * Something that lasted.
   *
   * @param look class in the style sheet
   * @param text written into the bar when there is room; may be empty
   * @param title the whole story, for who points at it
   */
  record Bar(String x, String width, String look, String text, String title) {}

  /** Turns instants into places. */
  static final class Scale {
    private static final long[] STEPS = {
      1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400
    };
    private static final int MOST_TICKS = 9;

    private final Instant from;
    private final double millis;

    Scale(Instant from, Instant to) {
      this.from = from;
      this.millis = Math.max(1, Duration.between(from, to).toMillis());
    }

    Bar bar(Instant start, Instant end, String look, String text, String title) {
      double x = place(start);
      double width = Math.max(0, place(end) - x);
      // Letters take about 0.75 % of the narrowest page that shows texts in bars.
      String fitting = width > text.length() * 0.75 + 0.8 ? text : "";
      return new Bar(percent(x), percent(width), look, fitting, title);
    }

    List<Tick> ticks() {
      long step = STEPS[STEPS.length - 1];
      for (int i = STEPS.length - 1; i >= 0 && millis / (STEPS[i] * 1000.0) <= MOST_TICKS; i--) {
        step = STEPS[i];
      }
      List<Tick> ticks = new ArrayList<>();
      for (long second = 0; second * 1000.0 <= millis; second += step) {
        ticks.add(new Tick(percent(second * 100_000.0 / millis), Words.count(second) + " s"));
      }
      return ticks;
    }

    private double place(Instant at) {
      double part = Duration.between(from, at).toMillis() / millis;
      return 100 * Math.min(1, Math.max(0, part));
    }

    private static String percent(double value) {
      return String.format(Locale.ROOT, "%.3f%%", value);
    }
  }
}
