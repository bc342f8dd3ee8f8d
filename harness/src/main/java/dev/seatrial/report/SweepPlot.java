package dev.seatrial.report;

import dev.seatrial.verdict.CellVerdict.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A drawing of a sweep over numbers: its times over the values of its axis. Places across are
 * percentages of its width, places down are pixels of its height.
 *
 * @param axis the axis, under the drawing
 * @param across values of the axis that have room for a text
 * @param up round times
 * @param scales which of the two scales are logarithmic, for people; empty when none is
 */
record SweepPlot(
    String axis, List<Tick> across, List<Tick> up, String scales, List<Series> series) {
  static final int HEIGHT = 240;

  /** A circle around the origin. */
  static final String ROUND = "M -3.5 0 A 3.5 3.5 0 1 1 3.5 0 A 3.5 3.5 0 1 1 -3.5 0 Z";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
  private static final int EDGE = 10;
  private static final double SIDE = 4;
  private static final int LINE = 24;

  /** A line across all, and its text. */
  record Tick(String at, String text) {}

  /**
   * The times of one name.
   *
   * @param budget the budget over the values; empty when none was declared
   */
  record Series(String measure, List<Point> points, List<Segment> line, List<Segment> budget) {

    /** Its class in the style sheet: names of ours, which never need more than letters. */
    String look() {
      return "p-" + measure.replaceAll("[^a-z]", "");
    }

    /** Its points, for those who do not see colours: a path around the origin, in pixels. */
    String shape() {
      return switch (measure) {
        case "backup" -> "M -3 -3 H 3 V 3 H -3 Z";
        case "start" -> "M 0 -4.5 L 4 3 H -4 Z";
        case "recover" -> "M 0 -4.5 L 4.5 0 L 0 4.5 L -4.5 0 Z";
        case "downtime" -> "M 0 4.5 L -4 -3 H 4 Z";
        default -> ROUND;
      };
    }
  }

  /** A time of a cell, and the whole story for who points at it. */
  record Point(SiteCell cell, String x, String y, String title) {}

  /** A straight line. */
  record Segment(String fromX, String fromY, String toX, String toY) {}

  /** The drawing; empty when the axis has values that are no numbers, or nothing was measured. */
  static Optional<SweepPlot> of(Sweep sweep) {
    List<SiteCell> cells = sweep.cells();
    if (sweep.measures().isEmpty()
        || !cells.stream().allMatch(it -> NUMBER.matcher(sweep.value(it)).matches())) {
      return Optional.empty();
    }
    PlotScale x = PlotScale.over(cells.stream().map(it -> number(sweep, it)).toList());
    PlotScale y = PlotScale.overTimes(times(sweep));
    return Optional.of(
        new SweepPlot(
            sweep.axis(),
            across(sweep, x),
            up(y),
            scales(x, y),
            sweep.measures().stream().map(it -> series(sweep, it, x, y)).toList()));
  }

  boolean notAllGreen() {
    return series.stream()
        .flatMap(it -> it.points().stream())
        .anyMatch(it -> !it.cell().status().green());
  }

  private static Series series(Sweep sweep, String name, PlotScale x, PlotScale y) {
    List<Point> points = new ArrayList<>();
    List<double[]> budgets = new ArrayList<>();
    for (SiteCell cell : sweep.cells()) {
      Measure measure = cell.measures().get(name);
      if (measure != null) {
        double across = across(x.place(number(sweep, cell)));
        points.add(
            new Point(
                cell,
                percent(across),
                pixels(down(y, measure.millis())),
                title(sweep, cell, name, measure)));
        if (measure.budgetMillis() > 0) {
          budgets.add(new double[] {across, down(y, measure.budgetMillis())});
        }
      }
    }
    return new Series(name, points, line(points), budget(budgets));
  }

  private static List<Segment> line(List<Point> points) {
    List<Segment> line = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      line.add(new Segment(from.x(), from.y(), to.x(), to.y()));
    }
    return line;
  }

  /** From edge to edge: a budget holds beside the values that were tried, too. */
  private static List<Segment> budget(List<double[]> at) {
    List<Segment> line = new ArrayList<>();
    if (!at.isEmpty()) {
      double[] from = {0, at.get(0)[1]};
      double[] last = from;
      for (double[] next : at) {
        if (next[1] != last[1]) {
          line.add(segment(from, last));
          line.add(segment(last, next));
          from = next;
        }
        last = next;
      }
      line.add(segment(from, new double[] {100, last[1]}));
    }
    return line;
  }

  private static Segment segment(double[] from, double[] to) {
    return new Segment(percent(from[0]), pixels(from[1]), percent(to[0]), pixels(to[1]));
  }

  private static String title(Sweep sweep, SiteCell cell, String name, Measure measure) {
    String budget =
        measure.budgetMillis() > 0
            ? ", of a budget of " + Words.millis(measure.budgetMillis())
            : "";
    return String.format(
        "%s, %s %s: %s%s (%s)",
        name,
        sweep.axis(),
        grouped(sweep.value(cell)),
        Words.millis(measure.millis()),
        budget,
        cell.status().words());
  }

  private static List<Double> times(Sweep sweep) {
    List<Double> times = new ArrayList<>();
    for (SiteCell cell : sweep.cells()) {
      for (String name : sweep.measures()) {
        Measure measure = cell.measures().get(name);
        if (measure != null) {
          times.add((double) measure.millis());
          if (measure.budgetMillis() > 0) {
            times.add((double) measure.budgetMillis());
          }
        }
      }
    }
    return times;
  }

  /** A letter takes about 1 % of the width. */
  private static List<Tick> across(Sweep sweep, PlotScale x) {
    List<Tick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (SiteCell cell : sweep.cells()) {
      String text = grouped(sweep.value(cell));
      double at = across(x.place(number(sweep, cell)));
      if (at - text.length() / 2.0 >= free) {
        ticks.add(new Tick(percent(at), text));
        free = at + text.length() / 2.0 + 1;
      }
    }
    return ticks;
  }

  /** The first and the last always, those between where there is room. */
  private static List<Tick> up(PlotScale y) {
    List<Long> times = y.roundTimes();
    long last = times.get(times.size() - 1);
    double room = down(y, last) + LINE;
    double free = HEIGHT;
    List<Tick> ticks = new ArrayList<>();
    for (long time : times) {
      double at = down(y, time);
      if (ticks.isEmpty() || time == last || (at <= free && at >= room)) {
        ticks.add(new Tick(pixels(at), time == 0 ? "0" : Words.millis(time)));
        free = at - LINE;
      }
    }
    return ticks;
  }

  private static String scales(PlotScale x, PlotScale y) {
    if (x.logarithmic()) {
      return y.logarithmic() ? "Both scales are logarithmic" : "The scale across is logarithmic";
    }
    return y.logarithmic() ? "The scale of times is logarithmic" : "";
  }

  private static double number(Sweep sweep, SiteCell cell) {
    return Double.parseDouble(sweep.value(cell));
  }

  /** {@code 20,000}; numbers of four digits may be years. */
  private static String grouped(String value) {
    return value.matches("\\d{5,}") ? Words.count(Long.parseLong(value)) : value;
  }

  private static double across(double place) {
    return SIDE + place * (100 - 2 * SIDE);
  }

  private static double down(PlotScale y, long millis) {
    return EDGE + (1 - y.place((double) millis)) * (HEIGHT - 2 * EDGE);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
