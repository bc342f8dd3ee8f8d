package dev.seatrial.source;

/**
 * As much of a line as fits on a screen.
 *
 * @param line the line, or a part of it between ellipses
 * @param from where the mistake begins in it, 0-based, in code points
 * @param to where it ends
 */
record Excerpt(String line, int from, int to) {

  /** Code points; most lines are shorter. */
  private static final int LONGEST = 160;

  private static final int BEFORE = 60;
  private static final String CUT = "\u2026";

  static Excerpt of(String line, Location at) {
    int points = line.codePointCount(0, line.length());
    int from = Math.min(at.column() - 1, points);
    int to = Math.min(from + at.length(), points);
    if (points <= LONGEST) {
      return new Excerpt(line, from, to);
    }
    int first = Math.max(0, from - BEFORE);
    int last = Math.min(points, first + LONGEST);
    String part =
        line.substring(line.offsetByCodePoints(0, first), line.offsetByCodePoints(0, last));
    String left = first > 0 ? CUT : "";
    String right = last < points ? CUT : "";
    return new Excerpt(
        left + part + right,
        from - first + left.length(),
        Math.min(to, last) - first + left.length());
  }
}
