package dev.seatrial.store.files;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Extended attributes of one file, and their JSON form. */
final class Xattrs {
  /** A policy of the host, different for each volume. */
  private static final String HOSTS_OWN = "security.selinux";

  private final Map<String, byte[]> values = new TreeMap<>();

  void put(byte[] name, byte[] value) {
    String text = text(name);
    String key = text == null ? "\\x" + HexFormat.of().formatHex(name) : text;
    if (!key.equals(HOSTS_OWN)) {
      values.put(key, value);
    }
  }

  /** An object of the names in order; null when there are none. */
  @Nullable String json() {
    if (values.isEmpty()) {
      return null;
    }
    StringBuilder json = new StringBuilder("{");
    JsonStringEncoder encoder = JsonStringEncoder.getInstance();
    values.forEach(
        (name, value) -> {
          json.append(json.length() == 1 ? "\"" : ",\"");
          encoder.quoteAsString(name, json);
          String text = text(value);
          if (text == null) {
            json.append("\":{\"base64\":\"");
            json.append(Base64.getEncoder().encodeToString(value)).append("\"}");
          } else {
            json.append("\":\"");
            encoder.quoteAsString(text, json);
            json.append('"');
          }
        });
    return json.append('}').toString();
  }

  /** UTF-8 without control characters, or null. */
  private static @Nullable String text(byte[] bytes) {
    for (byte b : bytes) {
      if ((b >= 0 && b < ' ') || b == 0x7f) {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
