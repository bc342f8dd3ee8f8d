package dev.seatrial.scenario;

import java.util.Locale;

/** How constants are written in YAML and reports: {@code SOME_NAME} is {@code some-name}. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
