package dev.seatrial.report;

import dev.seatrial.verdict.Status;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A badge as SVG: what it is about, and what is to be said of that. It needs no font that is not
 * there: the widths are reckoned, and browsers fit the letters into them.
 *
 * @param label on the left
 * @param message on the right
 * @param worst decides on the colour
 */
record Badge(String label, String message, Status worst) {
  private static final int HEIGHT = 20;
  private static final int PADDING = 6;

  /** Widths of the letters from the blank to the tilde in Verdana of 11 pixels, tenths of them. */
  private static final int[] WIDTHS = {
    39, 43, 50, 90, 70, 118, 80, 30, 50, 50, 70, 90, 40, 50, 40, 50, 70, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 50, 50, 90, 90, 90, 60, 110, 75, 75, 77, 85, 70, 63, 85, 83, 46, 50, 76, 61, 93, 82, 87,
    66, 87, 76, 75, 68, 81, 75, 109, 75, 68, 75, 50, 50, 50, 90, 70, 70, 66, 69, 57, 69, 66, 39, 69,
    70, 30, 38, 65, 30, 107, 70, 67, 69, 69, 47, 57, 43, 70, 65, 90, 65, 65, 58, 70, 50, 70, 90,
  };

  private static final int OTHERS = 110;

  /** What cells came to: {@code 12 pass, 3 known issue}; the good ones first. */
  static Badge of(String label, Collection<Status> cells) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    cells.forEach(status -> counts.merge(status, 1, Integer::sum));
    StringJoiner message = new StringJoiner(", ");
    counts.entrySet().stream()
        .sorted(Map.Entry.<Status, Integer>comparingByKey().reversed())
        .forEach(count -> message.add(count.getValue() + " " + count.getKey().words()));
    return new Badge(label, cells.isEmpty() ? "no cells" : message.toString(), Status.worst(cells));
  }

  /** White letters on any of these, and on the grey of the label, can be read by all. */
  private static String colour(Status worst) {
    return switch (worst) {
      case PASS, PASS_WITH_ALLOWANCES -> "#1a7f37";
      case KNOWN_ISSUE, INCONCLUSIVE -> "#8a5a00";
      case FAIL -> "#c62828";
      case HARNESS_ERROR -> "#6a3fa0";
      case NOT_RUN -> "#5f6670";
    };
  }

  /** An SVG document of one line; also a part of a page, for it has no ids. */
  String svg() {
    int left = width(label) + 2 * PADDING;
    int right = width(message) + 2 * PADDING;
    String said = Xml.escape(label + ": " + message);
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\""
                + " aria-label=\"%s\"><title>%s</title>",
            left + right,
            HEIGHT,
            said,
            said)
        + shape("#404753", "M%1$d 0H3A3 3 0 0 0 0 3V17A3 3 0 0 0 3 20H%1$dZ", left, left)
        + shape(
            colour(worst),
            "M%1$d 0H%2$da3 3 0 0 1 3 3V17a3 3 0 0 1 -3 3H%1$dZ",
            left,
            left + right - 3)
        + "<g fill=\"#fff\" font-family=\"Verdana,Geneva,'DejaVu Sans',sans-serif\""
        + " font-size=\"11\">"
        + letters(label, PADDING)
        + letters(message, left + PADDING)
        + "</g></svg>\n";
  }

  /** A half with two round corners. */
  private static String shape(String colour, String path, int from, int to) {
    return "<path fill=\""
        + colour
        + "\" d=\""
        + String.format(Locale.ROOT, path, from, to)
        + "\"/>";
  }

  private static String letters(String text, int from) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"14\" textLength=\"%d\">%s</text>",
        from,
        width(text),
        Xml.escape(text));
  }

  /** Pixels, rounded up. */
  static int width(String text) {
    int tenths = text.codePoints().map(c -> c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : OTHERS).sum();
    return (tenths + 9) / 10;
  }
}
