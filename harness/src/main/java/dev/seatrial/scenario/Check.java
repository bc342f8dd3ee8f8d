package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is judged at the end; a single-key mapping in YAML. */
public sealed interface Check {

  Location location();

  /** Name of the check in verdicts and reports. */
  String name();

  /**
   * {@code integrity}: two snapshots compared, row by row and column by column.
   *
   * @param before name of the earlier snapshot
   * @param after name of the later one
   * @param shared what it uses of what others declare; none in a plan, where it is among the rest
   */
  record Integrity(
      String name,
      String before,
      String after,
      List<Allowance> allow,
      List<Shared<Allowance>> shared,
      Location location)
      implements Check {}

  /**
   * {@code structure}: sequences are ahead of the largest key, no foreign key is an orphan, and no
   * constraint, index or column is less than in the snapshot that it is compared with.
   *
   * @param of name of the snapshot
   * @param shared what it uses of what others declare; none in a plan, where it is among the rest
   */
  record Structure(
      String name,
      String of,
      List<Condoned> allow,
      List<Shared<Condoned>> shared,
      Location location)
      implements Check {}

  /**
   * {@code findings}: what a tool of the fixtures found, and what of it may be.
   *
   * @param of name under which the {@code findings} step keeps them
   * @param shared what it uses of what others declare; none in a plan, where it is among the rest
   */
  record Findings(
      String name,
      String of,
      List<Condoned> allow,
      List<Shared<Condoned>> shared,
      Location location)
      implements Check {}

  /**
   * A finding on the structure, or of a tool, that may be.
   *
   * @param finding its id, {@code index-lost}
   * @param subject glob of what it is about, {@code users.name} or {@code users(name, id)}
   * @param because the written reason
   */
  record Condoned(String finding, String subject, String because, Location location) {

    /** Whether it is for a finding about something. */
    public boolean covers(String id, String about) {
      return finding.equals(id) && Glob.matches(subject, about);
    }
  }

  /**
   * {@code recovery}: the instances recorded before are back, running and serving.
   *
   * @param wayOutAllowed true when a {@code recover} step may have been needed
   * @param serving names of {@code verify} checks that prove they serve; may be empty
   */
  record Recovery(String name, boolean wayOutAllowed, List<String> serving, Location location)
      implements Check {}

  /**
   * A budget: {@code max} is {@code constant + factor × yardstick}.
   *
   * @param subject what is measured
   * @param yardstick name of a {@code yardstick} step; empty for an absolute budget
   */
  record Budget(
      Subject subject,
      Duration constant,
      double factor,
      Optional<String> yardstick,
      Location location) {

    /** What a budget measures. */
    public enum Subject {
      /** The {@code backup} steps. */
      BACKUP,
      /** The {@code exec} steps of the migrate block. */
      MIGRATE,
      /** From the start of the new release to its first good answer. */
      START,
      /** From the first good answer of the new release to instances running again. */
      RECOVER,
      /** From the last good answer of the old system to the first good one of the new. */
      DOWNTIME;

      /** The word used in YAML and reports. */
      public String word() {
        return Words.of(this);
      }
    }
  }
}
