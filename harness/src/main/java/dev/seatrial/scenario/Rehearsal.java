package dev.seatrial.scenario;

import java.util.List;
import java.util.Optional;

/**
 * What makes a scenario one that an operator's own data can go through: how these are recognised,
 * what has to be true before they are touched, and what no program can tell afterwards.
 *
 * @param data the input that the operator's data are
 * @param recognised how their release is known
 * @param complete what is true of any complete copy of them
 * @param leave what is not copied, as the migration never reads it
 * @param memory bytes that the upgrade takes on its machine, by its guide; empty when it says
 *     nothing
 * @param disk what it takes on disk, likewise
 * @param byHand what the operator has to do after the migration, in this order
 * @param wayBack how to go back, in this order
 * @param notJudged what a rehearsal cannot judge without the operator's secrets or hardware
 */
public record Rehearsal(
    String data,
    Recognised recognised,
    List<Complete> complete,
    List<Reasoned> leave,
    Optional<Long> memory,
    Optional<Disk> disk,
    List<String> byHand,
    List<String> wayBack,
    List<Reasoned> notJudged) {

  /**
   * A database file among the data, which tells its release.
   *
   * @param file path below the data, with slashes
   * @param sql asks it for one value
   * @param fact the fact of releases that this value is; releases may share it
   */
  public record Recognised(String file, String sql, String fact) {}

  /**
   * A question that the database file of any complete copy answers with at least so many.
   *
   * @param because why that is so
   */
  public record Complete(String sql, long atLeast, String because) {}

  /**
   * Something and why.
   *
   * @param what of what is left out: a path below the data, with slashes
   */
  public record Reasoned(String what, String because) {}

  /**
   * Disk that is needed.
   *
   * @param copies of the data
   * @param beside bytes beside them
   */
  public record Disk(int copies, long beside) {}
}
