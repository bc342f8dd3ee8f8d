package dev.seatrial.run;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The harness could not do its own work; never the product's fault. */
public final class HarnessFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> evidence;
  private final boolean ended;

  HarnessFailure(String message, List<String> evidence) {
    super(message);
    this.evidence = List.copyOf(evidence);
    ended = false;
  }

  HarnessFailure(String message, Throwable cause) {
    super(message + ": " + words(cause), cause);
    this.evidence = List.of();
    ended = false;
  }

  private HarnessFailure(String message) {
    super(message);
    evidence = List.of();
    ended = true;
  }

  /** Nothing failed: the run was ended from outside. */
  static HarnessFailure endedFromOutside() {
    return new HarnessFailure(Interruption.SENTENCE);
  }

  /** Whether the run was ended from outside. */
  public boolean ended() {
    return ended;
  }

  /** Last lines of what failed; may be empty. */
  public List<String> evidence() {
    return evidence;
  }

  /** For what nobody foresaw: disks and damaged files explain themselves, the rest is a defect. */
  static String unexpected(Exception cause) {
    return cause instanceof UncheckedIOException
        ? words(cause)
        : cause + " (a defect of Seatrial; set SEATRIAL_LOG=debug for its place, and report it)";
  }

  /** What went wrong, for people: the bare message of a file's failure is only its name. */
  public static String words(Throwable cause) {
    String message = cause.getMessage();
    Throwable within = cause.getCause();
    if (cause instanceof UncheckedIOException && within != null) {
      boolean bare = within.toString().equals(message);
      return bare ? words(within) : message + ": " + words(within);
    }
    if (cause instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    } else if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file";
    } else if (cause instanceof FileAlreadyExistsException other) {
      return other.getFile() + ": it is there already, and no folder";
    }
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
