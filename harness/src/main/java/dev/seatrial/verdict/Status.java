package dev.seatrial.verdict;

import java.util.Collection;
import java.util.Locale;

/** A verdict; worst first, so that a cell is its worst check. */
public enum Status {
  HARNESS_ERROR,
  FAIL,
  INCONCLUSIVE,
  KNOWN_ISSUE,
  NOT_RUN,
  PASS_WITH_ALLOWANCES,
  PASS;

  public boolean green() {
    return this == PASS || this == PASS_WITH_ALLOWANCES;
  }

  /** The worst of them; {@link #NOT_RUN} when there is none. */
  public static Status worst(Collection<Status> all) {
    return all.stream().min(Status::compareTo).orElse(NOT_RUN);
  }

  /** For people: {@code pass with allowances}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
