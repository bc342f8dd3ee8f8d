package dev.seatrial.store;

/** Whether bytes are UTF-8; without decoding them, which costs more than anything else of a row. */
public final class Utf8 {
  private Utf8() {}

  /** Whether all bytes of the range are text. */
  public static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int lead = bytes[at++];
      if (lead >= 0) {
        continue;
      }
      int point;
      int more;
      int least;
      if (lead >> 5 == -2) {
        point = lead & 0x1f;
        more = 1;
        least = 0x80;
      } else if (lead >> 4 == -2) {
        point = lead & 0x0f;
        more = 2;
        least = 0x800;
      } else if (lead >> 3 == -2) {
        point = lead & 0x07;
        more = 3;
        least = 0x10000;
      } else {
        return false;
      }
      if (to - at < more) {
        return false;
      }
      for (int i = 0; i < more; i++) {
        int next = bytes[at++];
        if (next >> 6 != -2) {
          return false;
        }
        point = point << 6 | (next & 0x3f);
      }
      boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      if (point < least || point > Character.MAX_CODE_POINT || surrogate) {
        return false;
      }
    }
    return true;
  }
}
