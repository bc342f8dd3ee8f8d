package dev.seatrial.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON in a form that is the same bytes for the same value: members sorted, the last of equal names
 * kept, strings without escapes, numbers without trailing zeros. Works on bytes, without a tree:
 * the same documents are written differently in every row of some stores. What it cannot read is
 * left to {@link CanonicalJson}, which says what is the same.
 */
final class JsonNormal {
  /** Ends a string; no byte of UTF-8. */
  private static final byte END = (byte) 0xff;

  private static final int DEEPEST = 200;

  /** Members out of order that are sorted here. */
  private static final int MOST_MEMBERS = 2_000;

  /** Numbers up to that many characters are told by their digits alone. */
  private static final int PLAIN_DIGITS = 90;

  private final byte[] in;
  private final int to;
  private int at;
  private int depth;
  private byte[] out;
  private int length;

  /** Where members start, their names end, and they end. */
  private int[] members = new int[48];

  private int memberInts;

  private JsonNormal(byte[] in, int from, int to) {
    this.in = in;
    this.at = from;
    this.to = to;
    this.out = new byte[to - from + 32];
  }

  /** Whether two texts are surely the same value; when not, they may be all the same. */
  static boolean same(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
    JsonNormal one = new JsonNormal(a, fromA, toA);
    JsonNormal other = new JsonNormal(b, fromB, toB);
    return one.read()
        && other.read()
        && Arrays.equals(one.out, 0, one.length, other.out, 0, other.length);
  }

  private boolean read() {
    if (!value()) {
      return false;
    }
    space();
    return at == to;
  }

  private boolean value() {
    space();
    if (at == to) {
      return false;
    }
    return switch (in[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean object() {
    if (++depth > DEEPEST) {
      return false;
    }
    at++;
    put('{');
    int first = memberInts;
    boolean sorted = true;
    space();
    if (!skip('}')) {
      do {
        space();
        int start = length;
        if (at == to || in[at] != '"' || !string()) {
          return false;
        }
        int nameEnd = length;
        space();
        if (!skip(':') || !value()) {
          return false;
        }
        sorted &= memberInts == first || compare(memberInts - 3, start, nameEnd) < 0;
        member(start, nameEnd);
        space();
      } while (skip(','));
      if (!skip('}')) {
        return false;
      }
    }
    if (!sorted && (memberInts - first) / 3 > MOST_MEMBERS) {
      return false;
    }
    if (!sorted) {
      sort(first);
    }
    memberInts = first;
    put('}');
    depth--;
    return true;
  }

  private boolean array() {
    if (++depth > DEEPEST) {
      return false;
    }
    at++;
    put('[');
    space();
    if (!skip(']')) {
      do {
        if (!value()) {
          return false;
        }
        put(',');
        space();
      } while (skip(','));
      if (!skip(']')) {
        return false;
      }
    }
    put(']');
    depth--;
    return true;
  }

  private boolean string() {
    at++;
    put('"');
    int start = at;
    while (at < to) {
      byte c = in[at];
      if (c == '"') {
        put(start, at);
        at++;
        put(END);
        return true;
      }
      if (c == '\\') {
        put(start, at);
        if (!escape()) {
          return false;
        }
        start = at;
      } else if (c >= 0 && c < ' ') {
        return false;
      } else {
        at++;
      }
    }
    return false;
  }

  private boolean escape() {
    if (at + 1 >= to) {
      return false;
    }
    byte c = in[at + 1];
    at += 2;
    switch (c) {
      case '"', '\\', '/' -> put(c);
      case 'b' -> put('\b');
      case 'f' -> put('\f');
      case 'n' -> put('\n');
      case 'r' -> put('\r');
      case 't' -> put('\t');
      case 'u' -> {
        return unicode();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Half a surrogate pair is left to others. */
  private boolean unicode() {
    int unit = hex();
    if (unit < 0) {
      return false;
    }
    int point = unit;
    if (Character.isHighSurrogate((char) unit)) {
      if (at + 1 >= to || in[at] != '\\' || in[at + 1] != 'u') {
        return false;
      }
      at += 2;
      int low = hex();
      if (low < 0 || !Character.isLowSurrogate((char) low)) {
        return false;
      }
      point = Character.toCodePoint((char) unit, (char) low);
    } else if (Character.isLowSurrogate((char) unit)) {
      return false;
    }
    for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
    return true;
  }

  private int hex() {
    if (at + 4 > to) {
      return -1;
    }
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(in[at++], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private boolean word(String word) {
    if (to - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (in[at + i] != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    put((byte) word.charAt(0));
    return true;
  }

  /** The grammar of JSON, so that what is no number is not taken for one. */
  private boolean number() {
    int start = at;
    skip('-');
    int digits = at;
    if (!digits() || (in[digits] == '0' && at - digits > 1)) {
      return false;
    }
    int point = at;
    if (skip('.') && !digits()) {
      return false;
    }
    int end = at;
    if (at < to && (in[at] == 'e' || in[at] == 'E')) {
      at++;
      if (!skip('-')) {
        skip('+');
      }
      if (!digits()) {
        return false;
      }
    }
    if (at > end || end - start > PLAIN_DIGITS) {
      return anyNumber(start);
    }
    if (end > point) {
      while (in[end - 1] == '0') {
        end--;
      }
      if (end - 1 == point) {
        end--;
      }
    }
    boolean zero = end - digits == 1 && in[digits] == '0';
    put(zero ? digits : start, end);
    return true;
  }

  private boolean anyNumber(int start) {
    BigDecimal value =
        CanonicalNumber.parse(new String(in, start, at - start, StandardCharsets.US_ASCII));
    if (value == null) {
      return false;
    }
    for (byte b : CanonicalNumber.of(value).getBytes(StandardCharsets.US_ASCII)) {
      put(b);
    }
    return true;
  }

  private boolean digits() {
    int start = at;
    while (at < to && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    return at > start;
  }

  private void space() {
    while (at < to && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  private boolean skip(char c) {
    if (at < to && in[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  private void member(int start, int nameEnd) {
    if (memberInts + 3 > members.length) {
      members = Arrays.copyOf(members, members.length * 2);
    }
    members[memberInts++] = start;
    members[memberInts++] = nameEnd;
    members[memberInts++] = length;
  }

  private int compare(int member, int start, int nameEnd) {
    return Arrays.compareUnsigned(out, members[member], members[member + 1], out, start, nameEnd);
  }

  /**
   * Puts the members from there on into the order of their names; of equal names the last. By
   * insertion: they are few, and nearly in order.
   */
  private void sort(int first) {
    int count = (memberInts - first) / 3;
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int member = first + 3 * i;
      int place = i;
      while (place > 0 && compare(order[place - 1], members[member], members[member + 1]) > 0) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = member;
    }
    int start = members[first];
    byte[] sorted = new byte[length - start];
    int used = 0;
    for (int i = 0; i < count; i++) {
      int member = order[i];
      boolean last =
          i + 1 == count || compare(member, members[order[i + 1]], members[order[i + 1] + 1]) != 0;
      if (last) {
        int bytes = members[member + 2] - members[member];
        System.arraycopy(out, members[member], sorted, used, bytes);
        used += bytes;
      }
    }
    System.arraycopy(sorted, 0, out, start, used);
    length = start + used;
  }

  private void put(char c) {
    put((byte) c);
  }

  private void put(byte c) {
    if (length == out.length) {
      out = Arrays.copyOf(out, out.length * 2);
    }
    out[length++] = c;
  }

  private void put(int from, int end) {
    int bytes = end - from;
    if (length + bytes > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, length + bytes));
    }
    System.arraycopy(in, from, out, length, bytes);
    length += bytes;
  }
}
