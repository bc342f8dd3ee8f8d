package dev.seatrial.store.redis;

import static dev.seatrial.store.redis.RedisSession.bytes;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.redis.RedisSession.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/** Reads values of each type into their one form, whatever encoding the server holds them in. */
final class RedisValues {
  private static final byte[] FIRST = bytes("0");
  private static final byte[] LAST = bytes("-1");

  /** Version and checksum at the end of what DUMP returns. */
  private static final int DUMP_TRAILER = 10;

  private final RedisSession session;

  RedisValues(RedisSession session) {
    this.session = session;
  }

  /** Whether values of the type are JSON. */
  static boolean isJson(String type) {
    return switch (type) {
      case "hash", "list", "set", "zset", "stream" -> true;
      default -> false;
    };
  }

  /** Sends what {@link #answer} reads the answers of. */
  void send(String type, byte[] key) {
    switch (type) {
      case "string" -> session.send(Command.GET, key);
      case "hash" -> session.send(Command.HGETALL, key);
      case "list" -> session.send(Command.LRANGE, key, FIRST, LAST);
      case "set" -> session.send(Command.SMEMBERS, key);
      case "zset" -> session.send(Command.ZRANGE, key, FIRST, LAST, bytes("WITHSCORES"));
      case "stream" -> {
        session.send(Command.XINFO, bytes("STREAM"), key);
        session.send(Command.XINFO, bytes("GROUPS"), key);
        session.send(Command.XRANGE, key, bytes("-"), bytes("+"));
      }
      default -> session.send(Command.DUMP, key);
    }
  }

  /** The value of a key; null when it is gone. */
  byte @Nullable [] answer(String type) {
    if (type.equals("stream")) {
      return stream(session.answer(), session.answer(), session.answer());
    }
    Answer answer = session.answer();
    return switch (type) {
      case "string" -> answer.bytes();
      case "hash" -> unlessEmpty(answer.elements(), RedisValues::hash);
      case "list" -> unlessEmpty(answer.elements(), RedisValues::array);
      case "set" -> unlessEmpty(answer.elements(), RedisValues::set);
      case "zset" -> unlessEmpty(answer.elements(), RedisValues::sortedSet);
      default -> digest(answer.bytes());
    };
  }

  private interface Form {
    void write(JsonGenerator json, List<byte[]> elements) throws IOException;
  }

  /** No collection but a stream is ever empty. */
  private static byte @Nullable [] unlessEmpty(List<byte[]> elements, Form form) {
    return elements.isEmpty() ? null : RedisJson.document(json -> form.write(json, elements));
  }

  private static void hash(JsonGenerator json, List<byte[]> elements) throws IOException {
    List<byte[][]> fields = new ArrayList<>(elements.size() / 2);
    for (int i = 0; i < elements.size(); i += 2) {
      fields.add(new byte[][] {elements.get(i), elements.get(i + 1)});
    }
    fields.sort((a, b) -> Arrays.compareUnsigned(a[0], b[0]));
    json.writeStartObject();
    for (byte[][] field : fields) {
      json.writeStringField(
          CanonicalValue.ofTextOrBytes(field[0]), CanonicalValue.ofTextOrBytes(field[1]));
    }
    json.writeEndObject();
  }

  private static void set(JsonGenerator json, List<byte[]> elements) throws IOException {
    List<byte[]> sorted = new ArrayList<>(elements);
    sorted.sort(Arrays::compareUnsigned);
    array(json, sorted);
  }

  private static void array(JsonGenerator json, List<byte[]> elements) throws IOException {
    json.writeStartArray();
    for (byte[] element : elements) {
      json.writeString(CanonicalValue.ofTextOrBytes(element));
    }
    json.writeEndArray();
  }

  private static void sortedSet(JsonGenerator json, List<byte[]> elements) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < elements.size(); i += 2) {
      json.writeStartArray();
      json.writeString(CanonicalValue.ofTextOrBytes(elements.get(i)));
      RedisJson.score(json, CanonicalValue.ofTextOrBytes(elements.get(i + 1)));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static byte @Nullable [] stream(Answer stream, Answer groups, Answer entries) {
    if (stream.error().startsWith("ERR no such key")) {
      return null;
    }
    return RedisJson.document(
        json -> {
          json.writeStartObject();
          json.writeStringField("last", stream.field("last-generated-id").text());
          json.writeArrayFieldStart("entries");
          for (Answer entry : entries.list()) {
            json.writeStartObject();
            json.writeStringField("id", entry.list().get(0).text());
            json.writeFieldName("fields");
            array(json, entry.list().get(1).elements());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("groups");
          for (Answer group : groups.list()) {
            json.writeStartObject();
            json.writeStringField(
                "name", CanonicalValue.ofTextOrBytes(group.field("name").elementBytes()));
            json.writeStringField("delivered", group.field("last-delivered-id").text());
            json.writeNumberField("pending", group.field("pending").number());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** What is serialised, without the version and the checksum that another release writes. */
  private static byte @Nullable [] digest(byte @Nullable [] dump) {
    if (dump == null) {
      return null;
    }
    byte[] content = Arrays.copyOf(dump, Math.max(0, dump.length - DUMP_TRAILER));
    return bytes("dump sha256 " + RecentKeys.digest(content));
  }
}
