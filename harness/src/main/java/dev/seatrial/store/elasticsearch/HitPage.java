package dev.seatrial.store.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a scroll, read as it lies there: hit by hit, each field of a document as the bytes
 * that it has in the answer.
 */
final class HitPage {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNestingDepth(100_000)
                  .build())
          .build();

  /** Where the fields of a document go. */
  interface Fields {
    /**
     * Its value is the bytes {@code start} to {@code end}; its name in quotes begins at {@code at}.
     */
    void field(String name, int at, int start, int end);
  }

  private final JsonParser parser;
  private String scroll = "";
  private boolean timedOut;
  private int shards = -1;
  private int successful = -1;
  private long total = -1;

  /** What the server says of a document; fields are null where it says nothing. */
  static final class Hit {
    String index = "";
    @Nullable String type;
    @Nullable String id;
    @Nullable String routing;
    @Nullable String parent;
    boolean source;

    /** A number that stands for who it is, whatever is in it. */
    long identity() {
      long hash = index.hashCode();
      for (String part : new @Nullable String[] {type, id, routing}) {
        hash = (hash * 31 + (part == null ? 7 : part.hashCode())) * 0x9E3779B97F4A7C15L;
      }
      return hash ^ (hash >>> 32);
    }
  }

  /**
   * Reads up to the first hit.
   *
   * @throws IOException when these bytes are no answer of a scroll
   */
  HitPage(byte[] bytes) throws IOException {
    this.parser = JSON.createParser(bytes);
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object in the answer");
    }
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "_scroll_id" -> scroll = parser.getText();
        case "timed_out" -> timedOut = parser.getBooleanValue();
        case "_shards" -> readShards();
        case "hits" -> {
          readHits();
          return;
        }
        default -> parser.skipChildren();
      }
    }
    throw new IOException("no hits in the answer");
  }

  private void readShards() throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "total" -> shards = parser.getIntValue();
        case "successful" -> successful = parser.getIntValue();
        default -> parser.skipChildren();
      }
    }
  }

  /** Up to the start of the array; how many there are is an object from 7 on. */
  private void readHits() throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken value = parser.nextToken();
      if (name.equals("hits")) {
        return;
      } else if (name.equals("total") && value.isNumeric()) {
        total = parser.getLongValue();
      } else if (name.equals("total") && value == JsonToken.START_OBJECT) {
        readTotal();
      } else {
        parser.skipChildren();
      }
    }
    throw new IOException("no hits in the answer");
  }

  private void readTotal() throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("value")) {
        total = parser.getLongValue();
      }
    }
  }

  /** The next hit, after its fields have been handed on; null after the last. */
  @Nullable Hit next(Fields fields) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    Hit hit = new Hit();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "_index" -> hit.index = parser.getText();
        case "_type" -> hit.type = parser.getText();
        case "_id" -> hit.id = parser.getText();
        case "_routing" -> hit.routing = parser.getText();
        case "_parent" -> hit.parent = parser.getText();
        case "_source" -> {
          hit.source = value == JsonToken.START_OBJECT;
          readSource(fields);
        }
        default -> parser.skipChildren();
      }
    }
    return hit;
  }

  private void readSource(Fields fields) throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      int from = offset();
      parser.nextToken();
      int start = offset();
      parser.skipChildren();
      parser.finishToken();
      fields.field(name, from, start, (int) parser.currentLocation().getByteOffset());
    }
  }

  private int offset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** What the next page, or the end of the scroll, is asked for with. */
  String scroll() {
    return scroll;
  }

  /** Documents that the scroll will bring in all; -1 when the answer does not say. */
  long total() {
    return total;
  }

  /** What keeps this page from being all there is, in words; null when nothing does. */
  @Nullable String incomplete() {
    if (timedOut) {
      return "it timed out";
    }
    return shards == successful ? null : "%d of %d shards answered".formatted(successful, shards);
  }
}
