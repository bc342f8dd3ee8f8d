package dev.seatrial.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Keys that a scan returned lately. A scan returns a key twice only when the table of keys shrinks
 * under way: then one bucket of the smaller table is visited again, whose keys are those that came
 * last, a handful. So remembering the last thousands finds each repetition in bounded memory.
 */
final class RecentKeys {
  private static final int REMEMBERED = 1 << 14;
  private static final int LONG = 256;

  private final Map<String, Boolean> keys =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Whether it did not come lately; it has then. */
  boolean add(byte[] key) {
    String form =
        key.length <= LONG ? new String(key, StandardCharsets.ISO_8859_1) : "#" + digest(key);
    return keys.put(form, Boolean.TRUE) == null;
  }

  /** SHA-256 in hexadecimal. */
  static String digest(byte[] bytes) {
    return DigestUtils.sha256Hex(bytes);
  }
}
