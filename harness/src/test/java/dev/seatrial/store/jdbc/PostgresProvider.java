package dev.seatrial.store.jdbc;

import java.util.Optional;

/** Where tests get a real PostgreSQL from. */
public interface PostgresProvider {

  /** An address whose user may create databases; empty when there is no server. */
  Optional<PostgresAddress> address();

  /** What to do when there is none, one sentence. */
  String remedy();
}
