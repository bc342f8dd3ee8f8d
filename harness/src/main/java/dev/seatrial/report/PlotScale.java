package dev.seatrial.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns numbers into places between 0 and 1: by their logarithms when they span more than a decade,
 * else evenly.
 *
 * @param least of all numbers
 * @param most of all numbers
 */
record PlotScale(double least, double most, boolean logarithmic) {
  private static final double DECADE = 10;
  private static final int MOST_STEPS = 6;

  /** Times at which people expect a line, milliseconds. */
  private static final long[] ROUND_TIMES = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1_000,
    2_000,
    5_000,
    10_000,
    20_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    1_200_000,
    1_800_000,
    3_600_000,
    7_200_000,
    18_000_000,
    36_000_000,
    86_400_000,
    172_800_000,
    432_000_000,
    864_000_000
  };

  /** The scale that these numbers just fill. */
  static PlotScale over(List<Double> numbers) {
    double least = numbers.stream().mapToDouble(it -> it).min().orElse(0);
    double most = numbers.stream().mapToDouble(it -> it).max().orElse(0);
    return new PlotScale(least, most, least > 0 && most / least > DECADE);
  }

  /** A scale of times that begins and ends at round ones, milliseconds; an even one at zero. */
  static PlotScale overTimes(List<Double> millis) {
    PlotScale narrow = over(millis.stream().map(it -> Math.max(1, it)).toList());
    if (!narrow.logarithmic) {
      long step = step(narrow.most);
      return new PlotScale(0, Math.ceil(narrow.most / step) * step, false);
    }
    long from = ROUND_TIMES[0];
    long to = ROUND_TIMES[ROUND_TIMES.length - 1];
    for (int i = 0; i < ROUND_TIMES.length; i++) {
      from = ROUND_TIMES[i] <= narrow.least ? ROUND_TIMES[i] : from;
      int fromAbove = ROUND_TIMES.length - 1 - i;
      to = ROUND_TIMES[fromAbove] >= narrow.most ? ROUND_TIMES[fromAbove] : to;
    }
    return new PlotScale(from, Math.max((double) to, narrow.most), true);
  }

  /** Round times on a scale of times, milliseconds, shortest first. */
  List<Long> roundTimes() {
    List<Long> times = new ArrayList<>();
    if (logarithmic) {
      for (long time : ROUND_TIMES) {
        if (time >= least && time <= most) {
          times.add(time);
        }
      }
    } else {
      long step = step(most);
      for (long time = 0; time <= most; time += step) {
        times.add(time);
      }
    }
    return times;
  }

  /** Where a number stands, from 0 to 1; in the middle when there is but one. */
  double place(double number) {
    if (most <= least) {
      return 0.5;
    }
    double place =
        logarithmic
            ? Math.log(number / least) / Math.log(most / least)
            : (number - least) / (most - least);
    return Math.min(1, Math.max(0, place));
  }

  private static long step(double most) {
    long step = ROUND_TIMES[ROUND_TIMES.length - 1];
    for (int i = ROUND_TIMES.length - 1; i >= 0 && most / ROUND_TIMES[i] <= MOST_STEPS; i--) {
      step = ROUND_TIMES[i];
    }
    return step;
  }
}
