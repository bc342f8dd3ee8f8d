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

/** Rows of a result set, each value read as its column asks. */
final class JdbcRowCursor implements RowCursor {

  /** Adds one value of the current row to the row that is made. */
  interface ValueReader {
    void read(ResultSet row, int index, RowBuilder into) throws SQLException;
  }

  private final List<Column> columns;
  private final List<String> key;
  private final Statement statement;
  private final ResultSet rows;
  private final ValueReader[] readers;
  private final RowBuilder builder = new RowBuilder();
  private final Function<SQLException, StoreException> failure;

  JdbcRowCursor(
      List<Column> columns,
      List<String> key,
      Statement statement,
      ResultSet rows,
      List<ValueReader> readers,
      Function<SQLException, StoreException> failure) {
    this.columns = List.copyOf(columns);
    this.key = List.copyOf(key);
    this.statement = statement;
    this.rows = rows;
    this.readers = readers.toArray(ValueReader[]::new);
    this.failure = failure;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> key() {
    return key;
  }

  @Override
  public @Nullable Row next() {
    try {
      if (!rows.next()) {
        return null;
      }
      for (int i = 0; i < readers.length; i++) {
        readers[i].read(rows, i + 1, builder);
      }
      return builder.build();
    } catch (SQLException e) {
      throw failure.apply(e);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw failure.apply(e);
    }
  }
}
