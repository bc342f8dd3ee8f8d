package dev.seatrial.rehearsal;

import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.verdict.Status;
import java.util.List;
import java.util.Optional;

/**
 * What data are, before anything is done with them.
 *
 * @param name of their folder or file, without the folders above it
 * @param files how many files, folders and links there are
 * @param bytes what their files hold together
 * @param digest of all of it, 64 hexadecimal digits; empty when not all could be read
 * @param releases those that data like these are of, oldest first; empty when none is known
 * @param leftOut what is there and is not copied, and why
 * @param prerequisites in the order in which they were looked at
 */
public record Examination(
    String name,
    int files,
    long bytes,
    Optional<String> digest,
    List<String> releases,
    List<Rehearsal.Reasoned> leftOut,
    List<Prerequisite> prerequisites) {

  /** Whether nothing is in the way of a rehearsal. */
  public boolean sound() {
    return prerequisites.stream().noneMatch(it -> it.status() == Status.FAIL);
  }
}
