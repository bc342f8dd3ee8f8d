package dev.seatrial.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a cursor into {@link KeyOrder}, rows of one key into the order of their bytes.
 * Holds a bounded part of them in memory; the rest lies sorted in files, which are unlinked while
 * they are still open, so that nothing is left behind whatever happens.
 */
public final class ExternalSort implements RowCursor {
  /** Bytes of rows that are sorted at a time. */
  public static final long MEMORY_BYTES = 24L << 20;

  /** What a row costs in memory besides its bytes. */
  private static final int ROW_BYTES = 48;

  /** Files that are merged at a time: each has a buffer. */
  private static final int FAN_IN = 64;

  private static final int BUFFER_BYTES = 1 << 15;

  private final RowCursor rows;
  private final Path directory;
  private final long memoryBytes;
  private final Comparator<Row> order;
  private final List<Run> runs = new ArrayList<>();
  private @Nullable PriorityQueue<Run> merge;

  private ExternalSort(RowCursor rows, Path directory, long memoryBytes) {
    this.rows = rows;
    this.directory = directory;
    this.memoryBytes = memoryBytes;
    this.order = KeyOrder.of(rows.columns(), rows.key()).thenComparing(Row::compareBytes);
  }

  /**
   * The rows in order; those of an ordered cursor are passed on as they come.
   *
   * @param directory where there is room for as much as the rows take; made when missing
   */
  public static RowCursor sorted(RowCursor rows, Path directory) {
    return rows.ordered() ? rows : new ExternalSort(rows, directory, MEMORY_BYTES);
  }

  static RowCursor sorted(RowCursor rows, Path directory, long memoryBytes) {
    return new ExternalSort(rows, directory, memoryBytes);
  }

  @Override
  public List<Column> columns() {
    return rows.columns();
  }

  @Override
  public List<String> key() {
    return rows.key();
  }

  @Override
  public @Nullable Row next() {
    try {
      if (merge == null) {
        fill();
        merge = queue(runs);
      }
      return next(merge);
    } catch (IOException e) {
      throw new StoreException(
          "Rows cannot be sorted in %s: %s.".formatted(directory.getFileName(), e.getMessage()),
          "Check the room on the disk: sorting needs as much as the rows take.",
          e);
    }
  }

  /** Reads everything: into sorted files, the last part stays in memory. */
  private void fill() throws IOException {
    List<Row> part = new ArrayList<>();
    long bytes = 0;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      if (Thread.currentThread().isInterrupted()) {
        throw StoreException.givenUp();
      }
      part.add(row);
      bytes += row.bytes() + ROW_BYTES;
      if (bytes >= memoryBytes) {
        part.sort(order);
        runs.add(spill(queue(List.of(new Run(part)))));
        part = new ArrayList<>();
        bytes = 0;
        if (runs.size() == FAN_IN) {
          Run one = spill(queue(runs));
          runs.forEach(Run::close);
          runs.clear();
          runs.add(one);
        }
      }
    }
    part.sort(order);
    runs.add(new Run(part));
  }

  private PriorityQueue<Run> queue(List<Run> of) throws IOException {
    PriorityQueue<Run> queue =
        new PriorityQueue<>(of.size(), (a, b) -> order.compare(a.head(), b.head()));
    for (Run run : of) {
      if (run.advance()) {
        queue.add(run);
      }
    }
    return queue;
  }

  private static @Nullable Row next(PriorityQueue<Run> queue) throws IOException {
    Run first = queue.poll();
    if (first == null) {
      return null;
    }
    Row row = first.head();
    if (first.advance()) {
      queue.add(first);
    }
    return row;
  }

  private Run spill(PriorityQueue<Run> sorted) throws IOException {
    Files.createDirectories(directory);
    Path file = Files.createTempFile(directory, "sort", ".rows");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
        for (Row row = next(sorted); row != null; row = next(sorted)) {
          row.write(out);
        }
        Row.writeEnd(out);
      }
      return new Run(
          new DataInputStream(
              new BufferedInputStream(
                  Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), BUFFER_BYTES)),
          columns().size());
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @Override
  public void close() {
    runs.forEach(Run::close);
    rows.close();
  }

  /** Rows in order, from memory or from a file. */
  private static final class Run {
    private final List<Row> rows;
    private final @Nullable DataInputStream file;
    private final int columns;
    private int next;
    private @Nullable Row head;

    Run(List<Row> rows) {
      this.rows = rows;
      this.file = null;
      this.columns = 0;
    }

    Run(DataInputStream file, int columns) {
      this.rows = List.of();
      this.file = file;
      this.columns = columns;
    }

    Row head() {
      if (head == null) {
        throw new IllegalStateException("no row");
      }
      return head;
    }

    boolean advance() throws IOException {
      if (file != null) {
        head = Row.read(columns, file);
      } else {
        head = next < rows.size() ? rows.get(next++) : null;
      }
      return head != null;
    }

    void close() {
      if (file != null) {
        try {
          file.close();
        } catch (IOException e) {
          throw new StoreException("A file of sorted rows cannot be closed.", "Check the disk.", e);
        }
      }
    }
  }
}
