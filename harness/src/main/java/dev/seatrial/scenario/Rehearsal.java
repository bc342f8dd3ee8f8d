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
   * A database among the data, which tells its release.
   *
   * @param in where it lies
   * @param fact the fact of releases that it tells; releases may share it
   */
  public record Recognised(In in, String fact) {}

  /** Where a database lies that an operator has. */
  public sealed interface In {}

  /**
   * An SQLite file in a folder; the data are this folder.
   *
   * @param path below the folder, with slashes
   * @param teller a column of one row that tells the release
   */
  public record SqliteFile(String path, Teller teller) implements In {}

  /**
   * A dump as SQL, by the database's own tool; the data are this one file.
   *
   * @param version the major version of the database that it is restored in
   * @param teller a column of one row that tells the release
   */
  public record Dump(Product of, int version, Teller teller) implements In {}

  /**
   * Indices of an Elasticsearch node in a folder; the data are this folder. The version of Lucene
   * tells the release that opened them last.
   *
   * @param path of the folder with a folder for each index, below the data, with slashes
   */
  public record Indices(String path) implements In {}

  /** A column of a table that has one row. */
  public record Teller(String table, String column) {}

  /** Whose dumps are understood. */
  public enum Product {
    POSTGRESQL;

    /** The word used in YAML. */
    public String word() {
      return Words.of(this);
    }
  }

  /**
   * A table that has at least so many rows in any complete copy.
   *
   * @param because why that is so
   */
  public record Complete(String table, long atLeast, String because) {}

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

  /** Whether the data are a folder, not one file. */
  public boolean takesFolder() {
    return !(recognised.in() instanceof Dump);
  }
}
