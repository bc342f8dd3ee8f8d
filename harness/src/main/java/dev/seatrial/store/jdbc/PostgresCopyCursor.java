package dev.seatrial.store.jdbc;

import static dev.seatrial.store.jdbc.PostgresTypes.int16;
import static dev.seatrial.store.jdbc.PostgresTypes.int32;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows of a binary COPY: the server formats no text, and nobody parses it. */
final class PostgresCopyCursor implements RowCursor {
  /** Before the first row: signature, flags, and the length of what may come after. */
  private static final int SIGNATURE_BYTES = 15;

  /** SQLSTATE query_canceled. */
  private static final String CANCELLED = "57014";

  private final PostgresAddress address;
  private final Connection connection;
  private final List<Column> columns;
  private final List<String> key;
  private final PostgresTypes.Field[] fields;
  private final Savepoint before;
  private final CopyOut copy;
  private final RowBuilder builder = new RowBuilder();
  private boolean started;

  /**
   * Starts.
   *
   * @param query what is copied, in the order of the key
   */
  PostgresCopyCursor(
      PostgresAddress address,
      Connection connection,
      String query,
      List<Column> columns,
      List<String> key,
      List<PostgresTypes.Field> fields)
      throws SQLException {
    this.address = address;
    this.connection = connection;
    this.columns = List.copyOf(columns);
    this.key = List.copyOf(key);
    this.fields = fields.toArray(PostgresTypes.Field[]::new);
    this.before = connection.setSavepoint();
    this.copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
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
      byte[] data = copy.readFromCopy();
      if (data == null) {
        return null;
      }
      int at = 0;
      if (!started) {
        started = true;
        at = SIGNATURE_BYTES + 4 + int32(data, SIGNATURE_BYTES);
      }
      if (at >= data.length) {
        return next();
      }
      return int16(data, at) < 0 ? next() : row(data, at + 2);
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  private Row row(byte[] data, int start) {
    int at = start;
    for (PostgresTypes.Field field : fields) {
      int length = int32(data, at);
      at += 4;
      if (length < 0) {
        builder.nul();
      } else {
        field.read(data, at, at + length, builder);
        at += length;
      }
    }
    return builder.build();
  }

  /** What is left is not read; the transaction goes on. */
  @Override
  public void close() {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
        goOn();
      }
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  /** A copy that has ended by itself meanwhile leaves the next statement to be cancelled. */
  private void goOn() throws SQLException {
    try {
      connection.rollback(before);
    } catch (SQLException e) {
      if (!CANCELLED.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
    }
  }
}
