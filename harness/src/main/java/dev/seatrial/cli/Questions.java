package dev.seatrial.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a person for what the command line did not give, when there is one. */
final class Questions {
  private final PrintWriter out;
  private final Optional<BufferedReader> answers;
  private final List<String> missing = new ArrayList<>();

  /**
   * Questions to a terminal.
   *
   * @param answers empty when nobody is there
   */
  Questions(PrintWriter out, Optional<BufferedReader> answers) {
    this.out = out;
    this.answers = answers;
  }

  /** What was given, or else is answered; an empty answer asks again. */
  String required(String option, @Nullable String given, String question) {
    if (given != null) {
      return given;
    }
    if (answers.isEmpty()) {
      missing.add(option);
      return "";
    }
    String answer = "";
    while (answer.isEmpty()) {
      answer = answer(question + ": ");
    }
    return answer;
  }

  /** What was given, or else is answered; what is usual when it is neither. */
  String or(@Nullable String given, String question, String usual) {
    if (given != null || answers.isEmpty()) {
      return given == null ? usual : given;
    }
    String answer = answer(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
    return answer.isEmpty() ? usual : answer;
  }

  /** Refuses to go on without what nobody could be asked for. */
  void refuseMissing() {
    if (!missing.isEmpty()) {
      throw new UsageError(
          "Still needed: " + String.join(", ", missing) + " (there is no terminal to ask on).");
    }
  }

  private String answer(String question) {
    out.print(question);
    out.flush();
    try {
      String line = answers.orElseThrow().readLine();
      if (line == null) {
        throw new UsageError("The answers ended before the questions.");
      }
      return line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
