package dev.seatrial.store;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are there already, in the order they are given, which may be none. */
public final class GivenRows implements RowCursor {
  private final List<Column> columns;
  private final List<String> key;
  private final Deque<Row> rows;

  public GivenRows(List<Column> columns, List<String> key, Collection<Row> rows) {
    this.columns = columns;
    this.key = key;
    this.rows = new ArrayDeque<>(rows);
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
  public boolean ordered() {
    return false;
  }

  @Override
  public @Nullable Row next() {
    return rows.poll();
  }

  @Override
  public void close() {}
}
