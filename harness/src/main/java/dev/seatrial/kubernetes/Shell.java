package dev.seatrial.kubernetes;

import java.util.List;
import java.util.stream.Collectors;

/** Words of a command as a person types them. */
final class Shell {
  private Shell() {}

  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  static String quoted(List<String> words) {
    return words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
  }

  /** A text as one line of a comment. */
  static String comment(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
