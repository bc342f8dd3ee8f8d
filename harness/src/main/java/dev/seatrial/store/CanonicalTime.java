package dev.seatrial.store;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Moments, dates and times, read from text and written in their one form. Digits beyond
 * microseconds make a text that does not fit, unless they are zeros: rounding them away would hide
 * a change. Years are those from 0 to 9999.
 */
final class CanonicalTime {
  /** What is no moment, no date or no time. */
  static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000;
  static final long DAY = 86_400 * SECOND;
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
  private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

  private CanonicalTime() {}

  /** UTC microseconds, or {@link #NONE}. A date alone is its midnight. */
  static long timestamp(byte[] text, int from, int to) {
    int length = to - from;
    if (length < 10) {
      return NONE;
    }
    long day = date(text, from, from + 10);
    if (day == NONE) {
      return NONE;
    }
    if (length == 10) {
      return day * DAY;
    }
    byte separator = text[from + 10];
    if (length < 16 || (separator != ' ' && separator != 'T' && separator != 't')) {
      return NONE;
    }
    int zone = zoneStart(text, from + 11, to);
    long offset = offset(text, zone, to);
    int end = zone > from && text[zone - 1] == ' ' ? zone - 1 : zone;
    long time = end > from + 11 ? time(text, from + 11, end) : NONE;
    if (time == NONE || offset == NONE) {
      return NONE;
    }
    long moment = day * DAY + time - offset * SECOND;
    return moment >= FIRST && moment < END ? moment : NONE;
  }

  /** Days since 1970, or {@link #NONE}. */
  static long date(byte[] text, int from, int to) {
    if (to - from != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
      return NONE;
    }
    int year = digits(text, from, from + 4);
    int month = digits(text, from + 5, from + 7);
    int day = digits(text, from + 8, from + 10);
    boolean valid =
        year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    return valid ? LocalDate.of(year, month, day).toEpochDay() : NONE;
  }

  /** Microseconds of the day, or {@link #NONE}. */
  static long time(byte[] text, int from, int to) {
    int length = to - from;
    if (length < 5 || text[from + 2] != ':') {
      return NONE;
    }
    int hour = digits(text, from, from + 2);
    int minute = digits(text, from + 3, from + 5);
    boolean hasSeconds = length > 5;
    if (hasSeconds && (length < 8 || text[from + 5] != ':')) {
      return NONE;
    }
    int second = hasSeconds ? digits(text, from + 6, from + 8) : 0;
    long micros = length > 8 ? fraction(text, from + 8, to) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return NONE;
    }
    return micros == NONE ? NONE : (hour * 3600L + minute * 60L + second) * SECOND + micros;
  }

  /** {@code 2026-11-20T13:30:00.123456Z}. */
  static String timestampText(long micros) {
    StringBuilder form = new StringBuilder(27);
    date(form, Math.floorDiv(micros, DAY)).append('T');
    return time(form, Math.floorMod(micros, DAY)).append('Z').toString();
  }

  static String dateText(long day) {
    return date(new StringBuilder(10), day).toString();
  }

  static String timeText(long micros) {
    return time(new StringBuilder(15), micros).toString();
  }

  private static StringBuilder date(StringBuilder into, long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      return into.append(date);
    }
    pad(into, date.getYear(), 4).append('-');
    pad(into, date.getMonthValue(), 2).append('-');
    return pad(into, date.getDayOfMonth(), 2);
  }

  private static StringBuilder time(StringBuilder into, long micros) {
    long seconds = micros / SECOND;
    pad(into, seconds / 3600, 2).append(':');
    pad(into, seconds / 60 % 60, 2).append(':');
    pad(into, seconds % 60, 2).append('.');
    return pad(into, micros % SECOND, 6);
  }

  private static StringBuilder pad(StringBuilder into, long number, int width) {
    String digits = Long.toString(number);
    for (int i = digits.length(); i < width; i++) {
      into.append('0');
    }
    return into.append(digits);
  }

  private static long fraction(byte[] text, int from, int to) {
    if (text[from] != '.' || to - from == 1) {
      return NONE;
    }
    long micros = 0;
    long unit = SECOND / 10;
    for (int i = from + 1; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9 || (unit == 0 && digit != 0)) {
        return NONE;
      }
      micros += digit * unit;
      unit /= 10;
    }
    return micros;
  }

  private static int zoneStart(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = text[i];
      if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
        return i;
      }
    }
    return to;
  }

  /** Seconds east of UTC of {@code Z}, {@code ±HH}, {@code ±HHMM}, {@code ±HH:MM[:SS]} or none. */
  private static long offset(byte[] text, int from, int to) {
    if (from == to || (to - from == 1 && (text[from] == 'Z' || text[from] == 'z'))) {
      return 0;
    }
    if (text[from] == 'Z' || text[from] == 'z') {
      return NONE;
    }
    int seconds = 0;
    int parts = 0;
    int at = from + 1;
    while (at < to) {
      int part = at + 2 <= to ? digits(text, at, at + 2) : -1;
      if (part < 0 || part > 59 || ++parts > 3) {
        return NONE;
      }
      seconds = seconds * 60 + part;
      at += 2;
      if (at < to && text[at] == ':') {
        at++;
      }
    }
    if (parts == 0) {
      return NONE;
    }
    for (int i = parts; i < 3; i++) {
      seconds *= 60;
    }
    return text[from] == '-' ? -seconds : seconds;
  }

  /** The number between two positions, or -1 when there is anything but digits. */
  private static int digits(byte[] text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      byte c = text[i];
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
