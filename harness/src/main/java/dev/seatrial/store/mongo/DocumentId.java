package dev.seatrial.store.mongo;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ids as text: a string as it is, everything else as Extended JSON, so that {@code 1}, {@code "1"}
 * and an ObjectId are told apart. A string that could be taken for the JSON of something else is in
 * quotes.
 */
final class DocumentId {
  static final String NAME = "_id";
  static final byte[] BYTES = NAME.getBytes(StandardCharsets.US_ASCII);

  /** What JSON that is no string starts with, and a string in quotes. */
  static final List<String> STARTS = List.of("\"", "[", "{");

  /** JSON that has no brackets. */
  static final List<String> WORDS = List.of("true", "false", "null");

  private static final byte STRING = 0x02;

  private DocumentId() {}

  static void write(Bson at, Utf8Buffer out, ExtendedJson json) {
    int start = at.value() + 4;
    int end = at.valueEnd() - 1;
    if (at.type() != STRING || isAmbiguous(at.bytes, start, end)) {
      json.write(at);
    } else {
      out.raw(at.bytes, start, end);
    }
  }

  private static boolean isAmbiguous(byte[] bytes, int start, int end) {
    if (start == end) {
      return false;
    }
    String first = String.valueOf((char) bytes[start]);
    return STARTS.contains(first)
        || (end - start <= 5
            && WORDS.contains(new String(bytes, start, end - start, StandardCharsets.US_ASCII)));
  }
}
