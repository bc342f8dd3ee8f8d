package dev.seatrial.store.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes what a collection holds as JSON. A member is a string: its text, with a leading backslash
 * doubled; one that is not UTF-8 is {@code \x} and hexadecimal, so that it never looks like text.
 */
final class RedisJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RedisJson() {}

  /** Writes a part. */
  interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  /** The document, in UTF-8. */
  static byte[] document(Part content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The score of a member: a number, or a string where JSON has none. */
  static void score(JsonGenerator json, String text) throws IOException {
    if (text.endsWith("inf") || text.endsWith("nan")) {
      json.writeString(text);
    } else {
      // Servers write the same double with more or fewer digits.
      json.writeNumber(Double.parseDouble(text));
    }
  }
}
