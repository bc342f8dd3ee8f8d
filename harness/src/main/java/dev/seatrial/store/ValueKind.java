package dev.seatrial.store;

/** What the declared type of a column promises about its values. */
public enum ValueKind {
  INTEGER,
  /** Decimal of any precision. */
  NUMERIC,
  FLOAT,
  BOOLEAN,
  /** Text, enumerations, and every type that has no kind of its own. */
  TEXT,
  /** A moment; without a zone it is taken as UTC. */
  TIMESTAMP,
  DATE,
  TIME,
  /** JSON, and arrays, which are read as JSON arrays. */
  JSON,
  BYTES,
  UUID;

  /**
   * The kind in which two columns of the same name are compared when their stores declare them
   * differently:
   *
   * <ul>
   *   <li>two numbers: {@link #NUMERIC}, exactly, so that an integer that went through a double
   *       shows;
   *   <li>BOOLEAN and a number: BOOLEAN; 0 and 1 are false and true, any other number stays what it
   *       is;
   *   <li>DATE and TIMESTAMP: TIMESTAMP; a date is its midnight in UTC;
   *   <li>UUID and BYTES: UUID, when there are 16 bytes;
   *   <li>JSON and anything but BYTES: JSON;
   *   <li>TEXT and BYTES: TEXT; bytes never equal text;
   *   <li>TEXT and anything else: the other kind; text that cannot be read as it stays text;
   *   <li>any other pair: TEXT, the canonical values as they are.
   * </ul>
   */
  public static ValueKind common(ValueKind a, ValueKind b) {
    if (a == b) {
      return a;
    }
    if (a.isNumber() && b.isNumber()) {
      return NUMERIC;
    }
    if (pair(a, b, BYTES, UUID)) {
      return UUID;
    }
    if (a == BYTES || b == BYTES) {
      return TEXT;
    }
    if (a == JSON || b == JSON) {
      return JSON;
    }
    if (a == TEXT || b == TEXT) {
      return a == TEXT ? b : a;
    }
    if ((a == BOOLEAN && b.isNumber()) || (b == BOOLEAN && a.isNumber())) {
      return BOOLEAN;
    }
    return pair(a, b, DATE, TIMESTAMP) ? TIMESTAMP : TEXT;
  }

  /** Whether keys of this kind are ordered as numbers. */
  public boolean isNumber() {
    return this == INTEGER || this == NUMERIC || this == FLOAT;
  }

  private static boolean pair(ValueKind a, ValueKind b, ValueKind x, ValueKind y) {
    return (a == x && b == y) || (a == y && b == x);
  }
}
