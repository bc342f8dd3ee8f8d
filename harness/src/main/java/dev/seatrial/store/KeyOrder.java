package dev.seatrial.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one total order of rows that all stores share: column by column of the key, NULL first;
 * columns whose kind is a number numerically, with values that are no number after all numbers;
 * everything else by the bytes of the UTF-8 form.
 */
public final class KeyOrder {
  private final int[] columns;
  private final boolean[] numeric;

  private KeyOrder(int[] columns, boolean[] numeric) {
    this.columns = columns;
    this.numeric = numeric;
  }

  /**
   * The order of rows with these columns.
   *
   * @throws IllegalArgumentException when a key column is not among them
   */
  public static KeyOrder of(List<Column> columns, List<String> key) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column.name()));
    int[] indexes = new int[key.size()];
    boolean[] numeric = new boolean[key.size()];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = names.indexOf(key.get(i));
      if (indexes[i] < 0) {
        throw new IllegalArgumentException("key column " + key.get(i) + " is not among " + names);
      }
      numeric[i] = columns.get(indexes[i]).kind().isNumber();
    }
    return new KeyOrder(indexes, numeric);
  }

  /** Negative, zero or positive, as the key of {@code a} is before, the same or after. */
  public int compare(Row a, Row b) {
    return compare(a, b, this);
  }

  /**
   * As {@link #compare(Row, Row)}, for rows of two cursors.
   *
   * @param others the order of the rows of {@code b}, by a key of the same kinds
   */
  public int compare(Row a, Row b, KeyOrder others) {
    for (int i = 0; i < columns.length; i++) {
      String left = a.value(columns[i]);
      String right = b.value(others.columns[i]);
      int order = compare(left, right, numeric[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(@Nullable String a, @Nullable String b, boolean numeric) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return numeric ? compareNumbers(a, b) : compareBytes(a, b);
  }

  private static int compareNumbers(String a, String b) {
    if (CanonicalNumber.isPlainLong(a) && CanonicalNumber.isPlainLong(b)) {
      return Long.compare(Long.parseLong(a), Long.parseLong(b));
    }
    BigDecimal left = CanonicalNumber.parse(a);
    BigDecimal right = CanonicalNumber.parse(b);
    if (left != null && right != null) {
      return left.compareTo(right);
    }
    int textLast = Boolean.compare(left == null, right == null);
    return textLast != 0 ? textLast : compareBytes(a, b);
  }

  /** Order of the UTF-8 bytes, which is that of code points, not of Java's chars. */
  static int compareBytes(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean leftPair = Character.isSurrogate(left);
        boolean rightPair = Character.isSurrogate(right);
        return leftPair == rightPair
            ? Character.compare(left, right)
            : Boolean.compare(leftPair, rightPair);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
