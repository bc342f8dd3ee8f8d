package dev.seatrial.scenario;

/** What a column holds, where that is declared because its store does not know. */
public enum ColumnKind {
  INTEGER,
  NUMERIC,
  FLOAT,
  BOOLEAN,
  TEXT,
  TIMESTAMP,
  DATE,
  TIME,
  JSON,
  BYTES,
  UUID;

  /** The word used in YAML. */
  public String word() {
    return Words.of(this);
  }
}
