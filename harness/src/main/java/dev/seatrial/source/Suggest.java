package dev.seatrial.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody meant. */
public final class Suggest {

  private Suggest() {}

  /**
   * The nearest of the names, when it is near: at most one edit in three letters, where swapping
   * two neighbours is one edit. Case, {@code _} and {@code -} count for nothing. A version or other
   * number is not meant when it differs from the one given.
   */
  public static Optional<String> nearest(String given, Collection<String> names) {
    String plain = plain(given);
    if (plain.codePoints().noneMatch(Character::isLetter)) {
      return Optional.empty();
    }
    int threshold = Math.max(1, plain.length() / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - given.length()) <= threshold)
        .filter(name -> distance(plain, plain(name)) <= threshold)
        .filter(name -> distance(plain, plain(name)) < Math.max(1, plain.length()))
        .min(
            Comparator.<String>comparingInt(name -> distance(plain, plain(name)))
                .thenComparing(name -> name));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Damerau-Levenshtein distance (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
