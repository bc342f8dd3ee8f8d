package dev.seatrial.rehearsal;

import dev.seatrial.verdict.Status;
import java.util.Optional;

/**
 * Something that has to be true before the data are touched.
 *
 * @param what in a few words, e.g. {@code not in use}
 * @param status {@code PASS}, {@code FAIL}, or {@code NOT_RUN} where it cannot be told here
 * @param text one sentence that says what was found
 * @param remedy what to do; empty unless it failed
 */
public record Prerequisite(String what, Status status, String text, Optional<String> remedy) {

  static Prerequisite holds(String what, String text) {
    return new Prerequisite(what, Status.PASS, text, Optional.empty());
  }

  static Prerequisite fails(String what, String text, String remedy) {
    return new Prerequisite(what, Status.FAIL, text, Optional.of(remedy));
  }

  static Prerequisite unknown(String what, String why) {
    return new Prerequisite(what, Status.NOT_RUN, why, Optional.empty());
  }
}
