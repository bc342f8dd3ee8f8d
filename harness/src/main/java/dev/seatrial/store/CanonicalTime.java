package dev.seatrial.store;

import java.time.LocalDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Moments, dates and times in their one written form. Digits beyond microseconds make a text that
 * does not fit, unless they are zeros: rounding them away would hide a change.
 */
final class CanonicalTime {
  private CanonicalTime() {}

  /** UTC, microseconds; null when the text is no date and time. A date alone is its midnight. */
  static @Nullable String timestamp(String raw) {
    if (raw.length() == 10) {
      String date = date(raw);
      return date == null ? null : date + "T00:00:00.000000Z";
    }
    if (raw.length() < 16 || " Tt".indexOf(raw.charAt(10)) < 0) {
      return null;
    }
    String date = date(raw.substring(0, 10));
    int zone = zoneStart(raw);
    Integer offset = offset(raw.substring(zone));
    int end = zone > 0 && raw.charAt(zone - 1) == ' ' ? zone - 1 : zone;
    String time = end > 11 ? time(raw.substring(11, end)) : null;
    if (date == null || time == null || offset == null) {
      return null;
    }
    return offset == 0 ? date + "T" + time + "Z" : shifted(date, time, -offset);
  }

  static @Nullable String date(String raw) {
    if (raw.length() != 10 || raw.charAt(4) != '-' || raw.charAt(7) != '-') {
      return null;
    }
    int year = digits(raw, 0, 4);
    int month = digits(raw, 5, 7);
    int day = digits(raw, 8, 10);
    boolean valid =
        year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return valid ? raw : null;
  }

  /** Microseconds; null when the text is no time of day. */
  static @Nullable String time(String raw) {
    int length = raw.length();
    if (length < 5 || raw.charAt(2) != ':') {
      return null;
    }
    int hour = digits(raw, 0, 2);
    int minute = digits(raw, 3, 5);
    boolean hasSeconds = length > 5;
    if (hasSeconds && (length < 8 || raw.charAt(5) != ':')) {
      return null;
    }
    int second = hasSeconds ? digits(raw, 6, 8) : 0;
    String micros = length > 8 ? fraction(raw) : "000000";
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    if (micros == null) {
      return null;
    }
    return raw.substring(0, 5) + ":" + (hasSeconds ? raw.substring(6, 8) : "00") + "." + micros;
  }

  private static @Nullable String fraction(String raw) {
    int from = 9;
    if (raw.charAt(8) != '.' || raw.length() == from) {
      return null;
    }
    StringBuilder micros = new StringBuilder(6);
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < '0' || c > '9' || (i >= from + 6 && c != '0')) {
        return null;
      }
      if (i < from + 6) {
        micros.append(c);
      }
    }
    while (micros.length() < 6) {
      micros.append('0');
    }
    return micros.toString();
  }

  private static int zoneStart(String raw) {
    for (int i = 11; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
        return i;
      }
    }
    return raw.length();
  }

  /** Seconds east of UTC of {@code Z}, {@code ±HH}, {@code ±HHMM}, {@code ±HH:MM[:SS]} or none. */
  private static @Nullable Integer offset(String zone) {
    if (zone.isEmpty() || zone.equals("Z") || zone.equals("z")) {
      return 0;
    }
    String plain = zone.substring(1).replace(":", "");
    if (plain.length() < 2 || plain.length() > 6 || plain.length() % 2 != 0) {
      return null;
    }
    int seconds = 0;
    for (int i = 0; i < 6; i += 2) {
      int part = i < plain.length() ? digits(plain, i, i + 2) : 0;
      if (part < 0 || part > 59) {
        return null;
      }
      seconds = seconds * 60 + part;
    }
    return zone.charAt(0) == '-' ? -seconds : seconds;
  }

  private static @Nullable String shifted(String date, String time, int seconds) {
    LocalDateTime moment = LocalDateTime.parse(date + "T" + time).plusSeconds(seconds);
    if (moment.getYear() < 0 || moment.getYear() > 9999) {
      return null;
    }
    StringBuilder form = new StringBuilder(27);
    pad(form, moment.getYear(), 4).append('-');
    pad(form, moment.getMonthValue(), 2).append('-');
    pad(form, moment.getDayOfMonth(), 2).append('T');
    pad(form, moment.getHour(), 2).append(':');
    pad(form, moment.getMinute(), 2).append(':');
    pad(form, moment.getSecond(), 2).append('.');
    return pad(form, moment.getNano() / 1000, 6).append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder into, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      into.append('0');
    }
    return into.append(digits);
  }

  /** The number between two positions, or -1 when there is anything but digits. */
  private static int digits(String raw, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
