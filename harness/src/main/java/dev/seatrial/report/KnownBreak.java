package dev.seatrial.report;

import dev.seatrial.verdict.CheckVerdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known issue, as the reason of a verdict tells it.
 *
 * @param title what is broken, a sentence
 * @param link where upstream tracks it; empty when none is told
 * @param reason how it showed itself
 */
record KnownBreak(String title, String link, String reason) {
  private static final Pattern TOLD = Pattern.compile("(?s)(.*?) \\((https?://\\S+)\\): (.*)");

  static KnownBreak of(CheckVerdict check) {
    Matcher told = TOLD.matcher(check.reason());
    return told.matches()
        ? new KnownBreak(told.group(1), told.group(2), told.group(3))
        : new KnownBreak(check.title(), "", check.reason());
  }
}
