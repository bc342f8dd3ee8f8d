package dev.seatrial.store.jdbc;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as the server sends them: its one answer, which fills the connection until it is read. */
final class MysqlRowCursor implements RowCursor {
  private final Shape shape;
  private final Statement statement;
  private final ResultSet rows;
  private final MysqlTypes.ValueReader[] readers;
  private final Function<SQLException, StoreException> failure;
  private final RowBuilder builder = new RowBuilder();
  private boolean ended;

  /** What the rows are. */
  record Shape(List<Column> columns, List<String> key, boolean ordered) {}

  MysqlRowCursor(
      Shape shape,
      Statement statement,
      ResultSet rows,
      List<MysqlTypes.ValueReader> readers,
      Function<SQLException, StoreException> failure) {
    this.shape = shape;
    this.statement = statement;
    this.rows = rows;
    this.readers = readers.toArray(MysqlTypes.ValueReader[]::new);
    this.failure = failure;
  }

  @Override
  public List<Column> columns() {
    return shape.columns();
  }

  @Override
  public List<String> key() {
    return shape.key();
  }

  @Override
  public boolean ordered() {
    return shape.ordered();
  }

  /** Whether nothing of the answer is left on the connection. */
  boolean ended() {
    return ended;
  }

  @Override
  public @Nullable Row next() {
    if (ended) {
      return null;
    }
    try {
      if (!rows.next()) {
        ended = true;
        return null;
      }
      for (int i = 0; i < readers.length; i++) {
        readers[i].read(rows, i + 1, builder);
      }
      return builder.build();
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /** What is left of an answer that cannot be read is in the way of all others. */
  private StoreException broken(SQLException e) {
    ended = true;
    StoreException why = failure.apply(e);
    try {
      statement.getConnection().abort(Runnable::run);
    } catch (SQLException aborting) {
      why.addSuppressed(aborting);
    }
    return why;
  }

  @Override
  public void close() {
    try {
      if (!ended) {
        ended = true;
        abandon();
      }
      statement.close();
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /** Closing the statement alone would read all that is left, into memory. */
  private void abandon() throws SQLException {
    statement.cancel();
    try {
      rows.close();
    } catch (SQLException e) {
      // The answer ends with the error that it was cancelled.
      if (e.getErrorCode() != 1317 && e.getErrorCode() != 1028) {
        throw e;
      }
    }
  }
}
