package dev.seatrial.report;

import dev.seatrial.plan.Durations;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Times, sizes and findings as the renderings write them. */
final class Words {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  static String millis(long millis) {
    return Durations.words(Duration.ofMillis(millis));
  }

  static String between(Instant from, Instant to) {
    return Durations.words(Duration.between(from, to));
  }

  /** With a capital letter, as headings begin, unless the first word is something like a path. */
  static String sentence(String text) {
    return text.matches("(?s)\\p{L}+ .*")
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }

  /** {@code 1.3 GB}; decimal units, as image sizes are told. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    String unit = "";
    for (String next : List.of("kB", "MB", "GB", "TB")) {
      unit = next;
      value /= 1000;
      if (value < 999.5) {
        break;
      }
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Class name of a status in the page's style sheet. */
  static String css(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A mark for those who do not see colours. */
  static String mark(Status status) {
    return switch (status) {
      case PASS, PASS_WITH_ALLOWANCES -> "\u2713";
      case FAIL -> "\u2715";
      case HARNESS_ERROR -> "!";
      case INCONCLUSIVE -> "?";
      case KNOWN_ISSUE -> "\u25c6";
      case NOT_RUN -> "\u2013";
    };
  }

  /** {@code lost 1, changed 2} from counts by class of finding; empty when there is none. */
  static String counts(CheckVerdict check) {
    return check.counts().entrySet().stream()
        .map(e -> shortFinding(e.getKey()) + " " + count(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Whether a count is one of differences that nobody allowed. */
  static boolean isBad(String finding, long count) {
    return count > 0 && finding.startsWith("integrity.") && !finding.endsWith(".allowed");
  }

  /** {@code lost} of {@code integrity.lost}. */
  static String shortFinding(String finding) {
    return finding.substring(finding.indexOf('.') + 1).replace('-', ' ');
  }

  /** {@code is a stand-in: ...}, without saying so twice. */
  static String standIn(String text) {
    return "is a " + (text.startsWith("stand-in ") ? text : "stand-in: " + text);
  }

  /** One line of evidence with its rows below. */
  static String text(CheckVerdict.Evidence evidence) {
    StringBuilder out = new StringBuilder();
    out.append('[').append(evidence.finding()).append("] ").append(evidence.text());
    if (!evidence.before().isEmpty()) {
      out.append("\n    before: ").append(evidence.before());
    }
    if (!evidence.after().isEmpty()) {
      out.append("\n    after:  ").append(evidence.after());
    }
    return out.toString();
  }

  /** All evidence of a check, a line each. */
  static String text(CheckVerdict check) {
    return check.evidence().stream().map(Words::text).collect(Collectors.joining("\n"));
  }

  /** A relative path as a relative link, whatever its names hold. */
  static String href(String path) {
    return "./"
        + Arrays.stream(path.split("/", -1))
            .map(p -> URLEncoder.encode(p, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
  }
}
