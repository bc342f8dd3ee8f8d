package dev.seatrial.store.jdbc;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/**
 * Rows of a query, many for each time the database is locked, and text as the bytes that it is.
 * Through {@code ResultSet} each value would cost a lock, a lookup and a decoded string.
 */
final class SqliteRowCursor implements RowCursor {
  private static final int BATCH_ROWS = 256;

  private final List<Column> columns;
  private final List<String> key;
  private final ValueKind[] kinds;
  private final PreparedStatement statement;
  private final boolean utf8;
  private final SafeStmtPtr pointer;
  private final Function<SQLException, StoreException> failure;
  private final RowBuilder builder = new RowBuilder();
  private final List<Row> batch = new ArrayList<>(BATCH_ROWS);
  private int next;
  private boolean hasRow;

  /**
   * Starts.
   *
   * @param statement selects the columns; closed with the cursor
   * @param utf8 whether the file keeps text as UTF-8
   */
  SqliteRowCursor(
      List<Column> columns,
      List<String> key,
      PreparedStatement statement,
      boolean utf8,
      Function<SQLException, StoreException> failure)
      throws SQLException {
    this.columns = List.copyOf(columns);
    this.key = List.copyOf(key);
    this.kinds = columns.stream().map(Column::kind).toArray(ValueKind[]::new);
    this.statement = statement;
    this.utf8 = utf8;
    this.failure = failure;
    // The driver takes the first step itself.
    ResultSet first = statement.executeQuery();
    this.hasRow = first.next();
    this.pointer = statement.unwrap(CoreStatement.class).pointer;
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
    if (next == batch.size()) {
      batch.clear();
      next = 0;
      try {
        pointer.safeRunConsume(this::fill);
      } catch (SQLException e) {
        throw failure.apply(e);
      }
    }
    return next < batch.size() ? batch.get(next++) : null;
  }

  private void fill(DB database, long query) throws SQLException {
    while (hasRow && batch.size() < BATCH_ROWS) {
      for (int i = 0; i < kinds.length; i++) {
        SqliteTypes.read(kinds[i], database, query, i, utf8, builder);
      }
      batch.add(builder.build());
      int step = database.step(query);
      hasRow = step == Codes.SQLITE_ROW;
      if (!hasRow && step != Codes.SQLITE_DONE) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(step);
        throw new SQLiteException(code.message, code);
      }
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
