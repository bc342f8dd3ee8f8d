package dev.seatrial.store.elasticsearch;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents in the order in which the server stores them. When a page of them is too much for the
 * memory of either side, it begins anew with smaller ones, and proves that what it passes over is
 * what it has delivered.
 */
final class DocumentCursor implements RowCursor {
  private static final int SMALLER = 8;

  private final Http http;
  private final String expression;
  private final DocumentColumns columns;
  private final List<String> key;
  private final int pageBytes;
  private final RowBuilder row = new RowBuilder();

  private Scroll scroll;
  private Scroll.@Nullable Page page;

  /** Documents handed out, and seen by the scroll of now, with sums over who they are. */
  private long delivered;

  private long deliveredSum;
  private long seen;
  private long seenSum;

  /** Where the fields of the document at hand begin and end; 0 where it has none. */
  private final int[] starts;

  private final int[] ends;
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

  DocumentCursor(
      Http http,
      String expression,
      DocumentColumns columns,
      List<String> key,
      int pageSize,
      int pageBytes) {
    this.http = http;
    this.expression = expression;
    this.columns = columns;
    this.key = List.copyOf(key);
    this.starts = new int[columns.fields().size()];
    this.ends = new int[columns.fields().size()];
    this.pageBytes = pageBytes;
    this.scroll = new Scroll(http, expression, pageSize, pageBytes);
  }

  @Override
  public List<Column> columns() {
    return columns.columns();
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
    while (true) {
      try {
        Scroll.Page current = page == null ? scroll.next() : page;
        page = current;
        if (current == null) {
          complete();
          return null;
        }
        HitPage.Hit hit = read(current);
        if (hit == null) {
          page = null;
        } else if (isNew(hit)) {
          return row(hit, current.bytes);
        }
      } catch (Scroll.TooMuchException e) {
        restart();
      } catch (IOException e) {
        throw http.failures().of(e);
      }
    }
  }

  private HitPage.@Nullable Hit read(Scroll.Page current) throws IOException {
    Arrays.fill(starts, 0);
    rest.reset();
    return current.hits.next(
        (name, at, start, end) -> {
          Integer place = columns.fields().get(name);
          if (place == null) {
            rest.write(rest.size() == 0 ? '{' : ',');
            rest.write(current.bytes, at, end - at);
          } else {
            starts[place] = start; // the last of equal names counts
            ends[place] = end;
          }
        });
  }

  /** Whether it has not been delivered yet, by a scroll before this one. */
  private boolean isNew(HitPage.Hit hit) {
    seen++;
    seenSum += hit.identity();
    if (seen < delivered) {
      return false;
    }
    if (seen == delivered) {
      if (seenSum != deliveredSum) {
        throw changed("other documents come first now");
      }
      return false;
    }
    delivered = seen;
    deliveredSum = seenSum;
    return true;
  }

  private void restart() {
    int smaller = Math.max(1, scroll.size() / SMALLER);
    scroll.close();
    page = null;
    seen = 0;
    seenSum = 0;
    scroll = new Scroll(http, expression, smaller, pageBytes);
  }

  private void complete() {
    if (delivered != scroll.total()) {
      throw changed("%d documents of %d came".formatted(delivered, scroll.total()));
    }
    scroll.close();
  }

  private StoreException changed(String how) {
    return new StoreException(
        "Documents of %s changed while they were read: %s.".formatted(expression, how),
        "Read again when nothing writes to it; the log of the service may tell more.");
  }

  private Row row(HitPage.Hit hit, byte[] bytes) {
    if (!hit.source) {
      throw new StoreException(
          "Index %s does not keep the source of its documents, so they cannot be compared."
              .formatted(hit.index),
          "Leave it out, or compare what is derived from it by other means.");
    }
    if (columns.several()) {
      row.text(hit.index);
    }
    if (columns.typed()) {
      text(hit.type);
    }
    text(hit.id);
    text(hit.routing);
    if (columns.parents()) {
      text(hit.parent);
    }
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] == 0) {
        row.nul();
      } else {
        row.json(bytes, starts[i], ends[i]);
      }
    }
    if (rest.size() == 0) {
      row.nul();
    } else {
      rest.write('}');
      byte[] object = rest.toByteArray();
      row.json(object, 0, object.length);
    }
    return row.build();
  }

  private void text(@Nullable String value) {
    if (value == null) {
      row.nul();
    } else {
      row.text(value);
    }
  }

  @Override
  public void close() {
    scroll.close();
  }
}
