package dev.seatrial.plan;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that a user handed over. Reports tell of it, and never of its content or where it lies.
 *
 * @param path where it lies, absolute; empty where only a report is made anew
 * @param file its name, without folders
 * @param bytes its size
 * @param sha256 of its content, 64 hexadecimal digits
 */
public record GivenFile(Optional<Path> path, String file, long bytes, String sha256) {

  /** For people, in one line. */
  public String words() {
    return String.format(Locale.ROOT, "%s, %,d bytes, sha256:%s", file, bytes, sha256);
  }
}
