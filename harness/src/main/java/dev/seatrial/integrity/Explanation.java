package dev.seatrial.integrity;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.ValueKind;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;

/** What is known to happen to values on their way, each told from a value before and after. */
enum Explanation {
  INVERTED("inverted") {
    @Override
    boolean explains(Column column, String before, String after) {
      return column.kind() == ValueKind.BOOLEAN
          && (before.equals("true") ? after.equals("false") : after.equals("true"));
    }
  },
  SECONDS("lost its fraction of a second") {
    @Override
    boolean explains(Column column, String before, String after) {
      return isTime(column) && cut(before, 0).equals(after);
    }
  },
  MILLISECONDS("was cut to milliseconds") {
    @Override
    boolean explains(Column column, String before, String after) {
      return isTime(column) && cut(before, 3).equals(after);
    }
  },
  DAY("lost its time of day") {
    @Override
    boolean explains(Column column, String before, String after) {
      return column.kind() == ValueKind.TIMESTAMP
          && after.endsWith("T00:00:00.000000Z")
          && before.regionMatches(0, after, 0, 10);
    }
  },
  SINGLE("was rounded to a 32-bit float") {
    @Override
    boolean explains(Column column, String before, String after) {
      return column.kind().isNumber() && doubled(before, (double) Float.parseFloat(before), after);
    }
  },
  DOUBLE("went through a double") {
    @Override
    boolean explains(Column column, String before, String after) {
      return column.kind().isNumber() && doubled(before, Double.parseDouble(before), after);
    }
  },
  WHITE_SPACE_LOST("lost white space at its end") {
    @Override
    boolean explains(Column column, String before, String after) {
      return before.length() > after.length() && before.stripTrailing().equals(after);
    }
  },
  WHITE_SPACE_ADDED("got white space at its end") {
    @Override
    boolean explains(Column column, String before, String after) {
      return after.length() > before.length() && after.stripTrailing().equals(before);
    }
  },
  UNICODE("has another Unicode normal form") {
    @Override
    boolean explains(Column column, String before, String after) {
      return Normalizer.normalize(before, Normalizer.Form.NFC)
          .equals(Normalizer.normalize(after, Normalizer.Form.NFC));
    }
  },
  CASE("has other upper and lower case") {
    @Override
    boolean explains(Column column, String before, String after) {
      return before.equalsIgnoreCase(after);
    }
  },
  REPLACED("lost characters to U+FFFD or ?") {
    @Override
    boolean explains(Column column, String before, String after) {
      return column.kind() == ValueKind.TEXT
          && (after.indexOf('\uFFFD') >= 0 || after.indexOf('?') > before.indexOf('?'));
    }
  },
  NUMBER_AS_TEXT("became a string in JSON") {
    @Override
    boolean explains(Column column, String before, String after) {
      return column.kind() == ValueKind.JSON && after.equals('"' + before + '"');
    }
  },
  REORDERED("has the same elements in another order") {
    @Override
    boolean explains(Column column, String before, String after) {
      if (!before.startsWith("[") || !after.startsWith("[") || before.length() != after.length()) {
        return false;
      }
      char[] one = before.toCharArray();
      char[] other = after.toCharArray();
      Arrays.sort(one);
      Arrays.sort(other);
      return Arrays.equals(one, other);
    }
  };

  private final String text;

  Explanation(String text) {
    this.text = text;
  }

  /** Whether it may be what has happened; both are canonical forms. */
  abstract boolean explains(Column column, String before, String after);

  /** As {@link #explains}; a value that is no number where one was expected explains nothing. */
  boolean holds(Column column, String before, String after) {
    try {
      return explains(column, CanonicalValue.shown(before), CanonicalValue.shown(after));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A verb and what comes after it. */
  String text() {
    return text;
  }

  private static boolean isTime(Column column) {
    return column.kind() == ValueKind.TIMESTAMP || column.kind() == ValueKind.TIME;
  }

  /** A moment or time with fewer digits after the point. */
  private static String cut(String form, int digits) {
    int point = form.indexOf('.');
    if (point < 0) {
      return form;
    }
    return form.substring(0, point + 1 + digits)
        + "000000".substring(digits)
        + form.substring(point + 7);
  }

  private static boolean doubled(String before, double value, String after) {
    return !Double.isInfinite(value)
        && !Double.isNaN(value)
        && new BigDecimal(Double.toString(value)).compareTo(new BigDecimal(after)) == 0
        && new BigDecimal(before).compareTo(new BigDecimal(after)) != 0;
  }
}
