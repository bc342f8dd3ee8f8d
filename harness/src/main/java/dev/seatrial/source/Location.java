package dev.seatrial.source;

/**
 * A place in a text file.
 *
 * @param file path as the user would type it (relative to the working directory where possible)
 * @param line 1-based; 0 when the place is the whole file
 * @param column 1-based, counted in code points
 * @param length code points to underline; at least 1
 */
public record Location(String file, int line, int column, int length)
    implements Comparable<Location> {

  /** The whole file, for a diagnostic that has no better place. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0, 1);
  }

  @Override
  public int compareTo(Location other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
