package dev.seatrial.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one total order of rows that all stores share: column by column of the key, NULL first;
 * columns whose kind is a number numerically, with values that are no number after all numbers;
 * everything else by what it is: false before true, moments by time, text by the bytes of its
 * UTF-8, bytes after all text.
 */
public final class KeyOrder implements Comparator<Row> {
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
  @Override
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
      int atA = a.offset(columns[i]);
      int atB = b.offset(others.columns[i]);
      int order = compare(a.data, atA, b.data, atB, numeric[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(byte[] a, int atA, byte[] b, int atB, boolean numeric) {
    byte tagA = a[atA];
    byte tagB = b[atB];
    if (tagA == Encoding.NULL || tagB == Encoding.NULL) {
      return Boolean.compare(tagA != Encoding.NULL, tagB != Encoding.NULL);
    }
    if (tagA == tagB) {
      switch (tagA) {
        case Encoding.INTEGER, Encoding.TIMESTAMP, Encoding.DATE, Encoding.TIME -> {
          return Long.compare(Encoding.number(a, atA + 1), Encoding.number(b, atB + 1));
        }
        case Encoding.TEXT -> {
          return compareBytes(a, atA, b, atB);
        }
        case Encoding.UUID -> {
          return Arrays.compareUnsigned(a, atA + 1, atA + 17, b, atB + 1, atB + 17);
        }
        default -> {}
      }
    }
    if (numeric) {
      return compareNumbers(a, atA, b, atB);
    }
    if (tagA == Encoding.BYTES || tagB == Encoding.BYTES) {
      return tagA == tagB
          ? compareBytes(a, atA, b, atB)
          : Boolean.compare(tagA == Encoding.BYTES, tagB == Encoding.BYTES);
    }
    return compareForms(a, atA, b, atB);
  }

  private static int compareBytes(byte[] a, int atA, byte[] b, int atB) {
    int startA = Encoding.start(a, atA);
    int startB = Encoding.start(b, atB);
    return Arrays.compareUnsigned(
        a, startA, startA + Encoding.length(a, atA), b, startB, startB + Encoding.length(b, atB));
  }

  private static int compareNumbers(byte[] a, int atA, byte[] b, int atB) {
    BigDecimal left = decimal(a, atA);
    BigDecimal right = decimal(b, atB);
    if (left != null && right != null) {
      return left.compareTo(right);
    }
    int textLast = Boolean.compare(left == null, right == null);
    return textLast != 0 ? textLast : compareForms(a, atA, b, atB);
  }

  private static @Nullable BigDecimal decimal(byte[] data, int at) {
    byte tag = data[at];
    return tag == Encoding.TEXT || tag == Encoding.BYTES
        ? null
        : CanonicalNumber.parse(String.valueOf(Encoding.form(data, at)));
  }

  private static int compareForms(byte[] a, int atA, byte[] b, int atB) {
    return compareForms(
        String.valueOf(Encoding.form(a, atA)), String.valueOf(Encoding.form(b, atB)));
  }

  /** Order of the UTF-8 bytes, which is that of code points, not of Java's chars. */
  static int compareForms(String a, String b) {
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
