package dev.seatrial.store.elasticsearch;

import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All documents of an expression, page by page. While a page is read, the next one is on its way;
 * the server keeps what it needs for that until {@link #close}, or until nobody asks for five
 * minutes.
 */
final class Scroll implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scroll.class);
  private static final String KEEP = "5m";
  private static final int ANSWER_SECONDS = 180;
  private static final int DOCUMENT_BYTES = 512 << 20;

  private final Http http;
  private final String expression;
  private final int size;
  private final int pageBytes;
  private @Nullable CompletableFuture<byte[]> coming;
  private String id = "";
  private long total = -1;
  private long asked;

  /**
   * Asks for the first page.
   *
   * @param size documents in a page
   * @param pageBytes what a page of several documents may take
   */
  Scroll(Http http, String expression, int size, int pageBytes) {
    this.http = http;
    this.expression = expression;
    this.size = size;
    this.pageBytes = pageBytes;
    ask(
        "/%s/_search?scroll=%s&size=%d".formatted(Http.segment(expression), KEEP, size),
        "{\"sort\":[\"_doc\"]}");
  }

  private void ask(String path, String body) {
    coming = http.start("POST", path, body, size == 1 ? DOCUMENT_BYTES : pageBytes);
    asked += size;
  }

  /** A page, and the bytes it was read from. */
  static final class Page {
    final byte[] bytes;
    final HitPage hits;

    Page(byte[] bytes, HitPage hits) {
      this.bytes = bytes;
      this.hits = hits;
    }
  }

  /**
   * The next page; null after the last.
   *
   * @throws TooMuchException when a page of fewer documents can be had
   * @throws StoreException when the page does not come, or not from all shards
   */
  @Nullable Page next() {
    if (coming == null) {
      return null;
    }
    try {
      byte[] bytes = coming.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      coming = null;
      HitPage hits = new HitPage(bytes);
      id = hits.scroll();
      total = hits.total();
      String missing = hits.incomplete();
      if (missing != null) {
        throw http.failures().incomplete(expression, missing);
      }
      if (asked < total) {
        ask("/_search/scroll", "{\"scroll\":\"%s\",\"scroll_id\":\"%s\"}".formatted(KEEP, id));
      }
      return new Page(bytes, hits);
    } catch (ExecutionException e) {
      if (size > 1 && Failures.tooMuch(e.getCause())) {
        throw new TooMuchException();
      }
      throw http.failures().of(e);
    } catch (TimeoutException | IOException e) {
      throw http.failures().of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw http.failures().of(e);
    }
  }

  /** Documents that it brings in all. */
  long total() {
    return total;
  }

  int size() {
    return size;
  }

  /** Lets the server forget it. */
  @Override
  public void close() {
    try {
      if (coming != null) {
        id = new HitPage(coming.get(ANSWER_SECONDS, TimeUnit.SECONDS)).scroll();
      }
    } catch (ExecutionException | TimeoutException | IOException e) {
      LOG.debug("The page that nobody reads did not come: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    coming = null;
    if (id.isEmpty()) {
      return;
    }
    try {
      http.json("DELETE", "/_search/scroll", "{\"scroll_id\":[\"%s\"]}".formatted(id));
    } catch (StoreException e) {
      // The server is gone, or has forgotten it: then there is nothing left to do.
      LOG.debug("The scroll could not be ended: {}", e.getMessage());
    }
    id = "";
  }

  /** A page of so many documents cannot be had; one of fewer can. */
  static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
