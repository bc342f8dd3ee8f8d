package dev.seatrial.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes, one after the other: a tag, then the value. Numbers that stand for themselves
 * have a fixed length; everything else tells its length first. Equal bytes are equal values. The
 * other way round it holds but for JSON, which is kept as it was written, and for forms.
 */
final class Encoding {
  static final byte NULL = 0;
  static final byte FALSE = 1;
  static final byte TRUE = 2;

  /** A whole number that fits a long: 8 bytes. */
  static final byte INTEGER = 3;

  /** A decimal that is no whole number: scale, 1 byte above 0, and unscaled value, 8 bytes. */
  static final byte DECIMAL = 4;

  /** A double that is no whole number below 2^53: its 8 bytes. */
  static final byte REAL = 5;

  /** UTC microseconds: 8 bytes. */
  static final byte TIMESTAMP = 6;

  /** Days since 1970: 8 bytes. */
  static final byte DATE = 7;

  /** Microseconds of the day: 8 bytes. */
  static final byte TIME = 8;

  static final byte UUID = 9;

  /** UTF-8, with its length; so are all below. */
  static final byte TEXT = 10;

  static final byte JSON = 11;

  /** Any other number, in the canonical form. */
  static final byte NUMBER = 12;

  /** Any canonical form. */
  static final byte FORM = 13;

  static final byte BYTES = 14;

  private Encoding() {}

  /** Where the value after the one at the position starts. */
  static int next(byte[] data, int at) {
    return switch (data[at]) {
      case NULL, FALSE, TRUE -> at + 1;
      case INTEGER, REAL, TIMESTAMP, DATE, TIME -> at + 9;
      case DECIMAL -> at + 10;
      case UUID -> at + 17;
      default -> start(data, at) + length(data, at);
    };
  }

  /** The length of a value that tells it. */
  static int length(byte[] data, int at) {
    int length = 0;
    int place = at + 1;
    for (int shift = 0; ; shift += 7) {
      byte part = data[place++];
      length |= (part & 0x7f) << shift;
      if (part >= 0) {
        return length;
      }
    }
  }

  /** Where the bytes of a value that tells its length start. */
  static int start(byte[] data, int at) {
    int place = at + 1;
    while (data[place] < 0) {
      place++;
    }
    return place + 1;
  }

  static long number(byte[] data, int at) {
    long number = 0;
    for (int i = 0; i < 8; i++) {
      number = number << 8 | (data[at + i] & 0xff);
    }
    return number;
  }

  /** The text of a value that tells its length. */
  static String text(byte[] data, int at) {
    return new String(data, start(data, at), length(data, at), StandardCharsets.UTF_8);
  }

  /** The canonical form of the value at the position, null for NULL. */
  static @Nullable String form(byte[] data, int at) {
    return switch (data[at]) {
      case NULL -> null;
      case FALSE -> "false";
      case TRUE -> "true";
      case INTEGER -> Long.toString(number(data, at + 1));
      case DECIMAL -> CanonicalNumber.of(BigDecimal.valueOf(number(data, at + 2), data[at + 1]));
      case REAL -> CanonicalNumber.of(Double.longBitsToDouble(number(data, at + 1)));
      case TIMESTAMP -> CanonicalTime.timestampText(number(data, at + 1));
      case DATE -> CanonicalTime.dateText(number(data, at + 1));
      case TIME -> CanonicalTime.timeText(number(data, at + 1));
      case UUID -> new java.util.UUID(number(data, at + 1), number(data, at + 9)).toString();
      case TEXT -> CanonicalValue.text(text(data, at));
      case JSON -> json(data, at);
      case BYTES ->
          CanonicalValue.BYTES_PREFIX
              + HexFormat.of().formatHex(data, start(data, at), next(data, at));
      default -> text(data, at);
    };
  }

  /** Whether two values are the same. */
  static boolean same(byte[] a, int atA, byte[] b, int atB) {
    int endA = next(a, atA);
    int endB = next(b, atB);
    if (Arrays.equals(a, atA, endA, b, atB, endB)) {
      return true;
    }
    if (a[atA] == JSON && b[atB] == JSON) {
      return json(a, atA).equals(json(b, atB));
    }
    boolean onlyBytesTell = a[atA] == b[atB] || a[atA] == NULL || b[atB] == NULL;
    return !onlyBytesTell && String.valueOf(form(a, atA)).equals(form(b, atB));
  }

  private static String json(byte[] data, int at) {
    return CanonicalValue.read(ValueKind.JSON, text(data, at));
  }
}
