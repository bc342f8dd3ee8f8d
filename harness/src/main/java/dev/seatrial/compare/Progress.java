package dev.seatrial.compare;

import dev.seatrial.integrity.Side;
import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far a comparison is; may be asked by another thread. */
public final class Progress {
  private volatile String dataset = "";
  private final AtomicLong rows = new AtomicLong();

  /** The dataset that is being read; empty before the first. */
  public String dataset() {
    return dataset;
  }

  /** Rows of it that were read, of both sides. */
  public long rows() {
    return rows.get();
  }

  /** The same side, followed. */
  Side follow(Side side) {
    return new Followed(side);
  }

  private final class Followed implements Side {
    private final Side side;

    Followed(Side side) {
      this.side = side;
    }

    @Override
    public String name() {
      return side.name();
    }

    @Override
    public List<Dataset> datasets() {
      return side.datasets();
    }

    @Override
    public RowCursor open(Dataset opened) {
      if (!opened.name().equals(dataset)) {
        dataset = opened.name();
        rows.set(0);
      }
      return new Counted(side.open(opened));
    }

    @Override
    public Structure structure() {
      return side.structure();
    }
  }

  private final class Counted implements RowCursor {
    private final RowCursor cursor;

    Counted(RowCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public List<Column> columns() {
      return cursor.columns();
    }

    @Override
    public List<String> key() {
      return cursor.key();
    }

    @Override
    public boolean ordered() {
      return cursor.ordered();
    }

    @Override
    public @Nullable Row next() {
      Row row = cursor.next();
      if (row != null) {
        rows.incrementAndGet();
      }
      return row;
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
