package dev.seatrial.report;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The order in which people expect versions and numbers: 2.9 before 2.10, 999 before 1000. */
final class Natural {
  static final Comparator<String> ORDER =
      Comparator.comparing(Natural::padded).thenComparing(Comparator.naturalOrder());

  static final Comparator<List<String>> OF_LISTS =
      Comparator.comparing(path -> String.join(" ", path), ORDER);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private Natural() {}

  private static String padded(String text) {
    return NUMBER.matcher(text).replaceAll(n -> String.format("%018d", Long.parseLong(n.group())));
  }
}
