package dev.seatrial.rehearsal;

import dev.seatrial.verdict.Status;

/** What a rehearsal says of the upgrade, best first. */
public enum Outcome {
  /** Nothing differs afterwards that is not meant to. */
  WORKS("Yes, it works"),

  /** Likewise, and some things are other than before, each for a reason. */
  WORKS_WITH_CHANGES("Yes, it works, with changes that are meant"),

  /** The data were not touched, as something has to be put right first. */
  NOT_TRIED("Not yet: something has to be put right first"),

  /** It breaks in a way that is known. */
  BREAKS_AS_KNOWN("No, it breaks, in a way that is known"),

  /** It fails, or loses something. */
  BREAKS("No, it breaks"),

  /** This machine, or this program, is in the way of an answer. */
  UNKNOWN("It could not be told");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** The answer to "will it work?", without a full stop. */
  public String words() {
    return words;
  }

  /** Whether an upgrade may be planned on it. */
  public boolean good() {
    return this == WORKS || this == WORKS_WITH_CHANGES;
  }

  static Outcome of(Status status) {
    return switch (status) {
      case PASS -> WORKS;
      case PASS_WITH_ALLOWANCES -> WORKS_WITH_CHANGES;
      case KNOWN_ISSUE -> BREAKS_AS_KNOWN;
      case FAIL -> BREAKS;
      case INCONCLUSIVE, NOT_RUN, HARNESS_ERROR -> UNKNOWN;
    };
  }
}
