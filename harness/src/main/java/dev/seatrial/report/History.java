package dev.seatrial.report;

import dev.seatrial.verdict.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the runs of one cell say together. */
final class History {
  /** How many times to compare with must be known before a newer one is called slower. */
  static final int FEWEST_TIMES = 4;

  private static final double DRIFT = 1.5;
  private static final long LEAST_MILLIS = 1000;

  private History() {}

  /**
   * Something that one run alone does not show.
   *
   * @param kind {@code flaky}, {@code changed}, {@code slower} or {@code faster}
   * @param text one sentence or two
   */
  record Note(String kind, String text) {}

  /**
   * What is to be told.
   *
   * @param runs oldest first
   */
  static List<Note> notes(List<Past> runs) {
    List<Past> judged = runs.stream().filter(Past::judged).toList();
    List<Note> notes = new ArrayList<>();
    flaky(judged).ifPresent(notes::add);
    changed(judged).ifPresent(notes::add);
    drifts(judged, notes);
    return List.copyOf(notes);
  }

  /** The same inputs, and more than one verdict. */
  private static Optional<Note> flaky(List<Past> judged) {
    Map<String, Map<Status, Integer>> byInputs = new LinkedHashMap<>();
    for (Past past : judged) {
      if (!past.inputs().isEmpty()) {
        byInputs
            .computeIfAbsent(past.inputs(), i -> new EnumMap<>(Status.class))
            .merge(past.status(), 1, Integer::sum);
      }
    }
    return byInputs.values().stream()
        .filter(verdicts -> verdicts.size() > 1)
        .reduce((older, newer) -> newer)
        .map(verdicts -> new Note("flaky", "The same plan and images gave " + times(verdicts)));
  }

  private static String times(Map<Status, Integer> verdicts) {
    return verdicts.entrySet().stream()
            .map(
                e ->
                    e.getKey().words()
                        + " "
                        + e.getValue()
                        + (e.getValue() == 1 ? " time" : " times"))
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** The newest verdict is another than the one before, and so are the inputs. */
  private static Optional<Note> changed(List<Past> judged) {
    if (judged.size() < 2) {
      return Optional.empty();
    }
    Past now = judged.get(judged.size() - 1);
    Past old = judged.get(judged.size() - 2);
    boolean same = !now.inputs().isEmpty() && now.inputs().equals(old.inputs());
    if (now.status() == old.status() || same) {
      return Optional.empty();
    }
    return Optional.of(
        new Note(
            "changed",
            "Was " + old.status().words() + " in run " + old.run() + "; " + cause(old, now)));
  }

  private static String cause(Past old, Past now) {
    if (old.inputs().isEmpty() || now.inputs().isEmpty()) {
      return "an older run does not tell what has changed since.";
    }
    if (!old.plan().equals(now.plan())) {
      return "its plan has changed since.";
    }
    return old.version().equals(now.version())
        ? "its images have changed since."
        : "Seatrial has changed since.";
  }

  /** Times on machines of one kind; a single older time says nothing. */
  private static void drifts(List<Past> judged, List<Note> notes) {
    if (judged.isEmpty()) {
      return;
    }
    Past now = judged.get(judged.size() - 1);
    List<Past> older =
        judged.subList(0, judged.size() - 1).stream()
            .filter(past -> past.machine().equals(now.machine()))
            .toList();
    now.millis()
        .forEach(
            (name, millis) -> {
              long[] before =
                  older.stream()
                      .filter(past -> past.millis().containsKey(name))
                      .mapToLong(past -> past.millis().getOrDefault(name, 0L))
                      .sorted()
                      .toArray();
              if (before.length >= FEWEST_TIMES) {
                drift(name, millis, before).ifPresent(notes::add);
              }
            });
  }

  private static Optional<Note> drift(String name, long now, long[] before) {
    long median = (before[(before.length - 1) / 2] + before[before.length / 2]) / 2;
    if (Math.abs(now - median) < LEAST_MILLIS || (now <= median * DRIFT && median <= now * DRIFT)) {
      return Optional.empty();
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s took %s; %s was the median of %d older runs on such a machine.",
            Words.sentence(name + " ").strip(),
            Words.millis(now),
            Words.millis(median),
            before.length);
    return Optional.of(new Note(now > median ? "slower" : "faster", text));
  }
}
