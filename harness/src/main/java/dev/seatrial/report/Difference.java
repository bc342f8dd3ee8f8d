package dev.seatrial.report;

import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Evidence with the parts marked in which its two sides differ.
 *
 * @param before the earlier side, in parts that make it up
 * @param after the later one
 */
record Difference(Evidence evidence, List<Part> before, List<Part> after) {

  /** A piece of text. */
  record Part(String text, boolean marked) {}

  static Difference of(Evidence evidence) {
    List<Part> before = new ArrayList<>();
    List<Part> after = new ArrayList<>();
    List<String> old = evidence.before().lines().toList();
    List<String> fresh = evidence.after().lines().toList();
    boolean changed = !old.isEmpty() && !fresh.isEmpty();
    if (changed && old.size() == fresh.size()) {
      for (int i = 0; i < old.size(); i++) {
        compare(old.get(i) + "\n", fresh.get(i) + "\n", before, after);
      }
    } else {
      old.forEach(l -> before.add(new Part(l + "\n", changed && !fresh.contains(l))));
      fresh.forEach(l -> after.add(new Part(l + "\n", changed && !old.contains(l))));
    }
    return new Difference(evidence, before, after);
  }

  boolean hasRows() {
    return !before.isEmpty() || !after.isEmpty();
  }

  /** Marks what lies between what both begin and end with. */
  private static void compare(String old, String fresh, List<Part> before, List<Part> after) {
    int shorter = Math.min(old.length(), fresh.length());
    int head = 0;
    while (head < shorter && old.charAt(head) == fresh.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && old.charAt(old.length() - 1 - tail) == fresh.charAt(fresh.length() - 1 - tail)) {
      tail++;
    }
    // Not through the middle of a character.
    head -= head > 0 && Character.isHighSurrogate(old.charAt(head - 1)) ? 1 : 0;
    tail -= tail > 0 && Character.isLowSurrogate(old.charAt(old.length() - tail)) ? 1 : 0;
    split(old, head, tail, before);
    split(fresh, head, tail, after);
  }

  private static void split(String text, int head, int tail, List<Part> into) {
    into.add(new Part(text.substring(0, head), false));
    if (head < text.length() - tail) {
      into.add(new Part(text.substring(head, text.length() - tail), true));
    }
    into.add(new Part(text.substring(text.length() - tail), false));
  }
}
