package dev.seatrial.cli.progress;

/** How a part of a line looks where there are colours; it says nothing that its text does not. */
enum Style {
  PLAIN(""),
  FAINT("2"),
  STRONG("1"),
  GOOD("32"),
  WARNING("33"),
  BAD("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text between the sequences that a terminal needs. */
  String paint(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
