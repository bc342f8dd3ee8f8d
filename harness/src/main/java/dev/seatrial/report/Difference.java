package dev.seatrial.report;

import dev.seatrial.verdict.CheckVerdict.Evidence;

/**
 * Evidence with the part marked in which the two sides differ.
 *
 * @param head what both begin with
 * @param before the middle of the earlier side
 * @param after the middle of the later side
 * @param tail what both end with
 */
record Difference(Evidence evidence, String head, String before, String after, String tail) {

  static Difference of(Evidence evidence) {
    String before = evidence.before();
    String after = evidence.after();
    if (before.isEmpty() || after.isEmpty()) {
      return new Difference(evidence, "", before, after, "");
    }
    int shorter = Math.min(before.length(), after.length());
    int head = 0;
    while (head < shorter && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    head -= head > 0 && Character.isHighSurrogate(before.charAt(head - 1)) ? 1 : 0;
    tail -= tail > 0 && Character.isLowSurrogate(before.charAt(before.length() - tail)) ? 1 : 0;
    return new Difference(
        evidence,
        before.substring(0, head),
        before.substring(head, before.length() - tail),
        after.substring(head, after.length() - tail),
        before.substring(before.length() - tail));
  }

  boolean hasRows() {
    return !evidence.before().isEmpty() || !evidence.after().isEmpty();
  }

  boolean changed() {
    return !evidence.before().isEmpty() && !evidence.after().isEmpty();
  }
}
