package dev.seatrial.rehearsal;

import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** An operator's database as it lies there; nobody else reads or writes it meanwhile. */
interface Database extends AutoCloseable {
  /** How one gets a complete copy of a data directory. */
  String COPY_FOLDER =
      "Stop the old release, copy the whole folder again, and rehearse with that copy.";

  /**
   * Why nothing can be done with it.
   *
   * @param text what was found, a sentence
   * @param remedy what to do, a sentence
   */
  record Flaw(String text, String remedy) {}

  /**
   * What is wrong with it as a whole; empty when it is sound.
   *
   * @throws StoreException when it cannot be read
   */
  Optional<Flaw> flaw();

  /** What is missing, a clause without a full stop, so that rows may be missing with it. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** Why it may not do for the rehearsal though nothing is wrong with it, a sentence. */
  default Optional<String> doubt() {
    return Optional.empty();
  }

  /** What it takes where it is not compressed; 0 where it never is. */
  default long bytes() {
    return 0;
  }

  /** How many rows a table has; empty when there is no such table, or none can be counted. */
  default OptionalLong rows(String table) {
    return OptionalLong.empty();
  }

  /** What it tells of its release; empty when it tells nothing. */
  Optional<String> told();

  /** What makes it complete, a sentence. */
  String whole();

  /** How one gets a complete copy, a sentence. */
  String again();

  /** Takes away what was made to read it; as a rule nothing. */
  @Override
  default void close() throws IOException {}
}
