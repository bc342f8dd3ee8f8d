package dev.seatrial.bench;

import java.io.StringWriter;
import java.util.Locale;
import java.util.Random;

/**
 * Rows of nine columns: key, text, whole number, double, decimal, boolean, two moments, JSON. The
 * same for the same seed, on every machine.
 */
final class BenchRows {
  /** Columns of the table in SQLite, as an ORM declares them. */
  static final String SQLITE =
      """
      CREATE TABLE item (id INTEGER PRIMARY KEY, name VARCHAR(200), n INTEGER, x FLOAT,
        amount NUMERIC(12, 2), active BOOLEAN, made DATETIME, changed TIMESTAMP, doc JSON)
      """;

  /** The same in PostgreSQL. */
  static final String POSTGRESQL =
      """
      CREATE TABLE item (id bigint PRIMARY KEY, name varchar(200), n integer, x double precision,
        amount numeric(12, 2), active boolean, made timestamp, changed timestamptz, doc jsonb)
      """;

  private static final String[] WORDS = {
    "model", "worker", "instance", "größe", "한글", "session", "alpha", "beta", "queue", "naïve"
  };

  private BenchRows() {}

  /** Where rows go. */
  interface Sink<E extends Exception> {
    void accept(Item item) throws E;
  }

  /** One row; the moments as both databases read them, without zone, in UTC. */
  record Item(
      long id,
      String name,
      int n,
      double x,
      long cents,
      boolean active,
      String made,
      String changed,
      String doc) {

    String amount() {
      return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }
  }

  static <E extends Exception> void each(int rows, Sink<E> to) throws E {
    Random random = new Random(1);
    for (int id = 1; id <= rows; id++) {
      String name =
          WORDS[random.nextInt(WORDS.length)]
              + '-'
              + WORDS[random.nextInt(WORDS.length)]
              + '-'
              + Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
      int n = random.nextInt(1_000_000);
      String doc =
          "{\"rank\": %d, \"tags\": [\"%s\", \"%s\"], \"on\": %s, \"load\": 0.%d}"
              .formatted(
                  n % 97,
                  WORDS[random.nextInt(WORDS.length)],
                  WORDS[random.nextInt(WORDS.length)],
                  n % 2 == 0,
                  1 + random.nextInt(99_999));
      to.accept(
          new Item(
              id,
              name,
              n,
              random.nextGaussian() * 1000,
              random.nextInt(100_000_000),
              random.nextBoolean(),
              moment(random),
              moment(random),
              doc));
    }
  }

  private static String moment(Random random) {
    return String.format(
        Locale.ROOT,
        "20%02d-%02d-%02d %02d:%02d:%02d.%06d",
        10 + random.nextInt(16),
        1 + random.nextInt(12),
        1 + random.nextInt(28),
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60),
        random.nextInt(1_000_000));
  }

  /** The row as PostgreSQL's COPY reads it. */
  static void copyLine(Item item, StringWriter into) {
    into.write(
        String.join(
            "\t",
            Long.toString(item.id()),
            item.name(),
            Integer.toString(item.n()),
            Double.toString(item.x()),
            item.amount(),
            item.active() ? "t" : "f",
            item.made(),
            item.changed() + "+00",
            item.doc()));
    into.write('\n');
  }
}
