package dev.seatrial.rehearsal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * What files of Lucene 4.8 or later have in common: a header, and a footer with a checksum of all
 * before it.
 *
 * @see <a href="https://lucene.apache.org/core/6_6_1/core/org/apache/lucene/codecs/CodecUtil.html">
 *     CodecUtil</a>
 */
final class LuceneFile {
  private static final int HEADER = 0x3fd76c17;
  private static final int FOOTER = 0xc02893e8;
  private static final int FOOTER_BYTES = 16;
  private static final int ID_BYTES = 16;

  private LuceneFile() {}

  /** Whether it ends with its own checksum. */
  static boolean whole(Path file) throws IOException {
    long size = Files.size(file);
    if (size < FOOTER_BYTES) {
      return false;
    }
    CRC32 sum = new CRC32();
    try (InputStream in = Files.newInputStream(file);
        DataInputStream checked =
            new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(in, 1 << 16), sum))) {
      checked.skipNBytes(size - FOOTER_BYTES);
      boolean footer = checked.readInt() == FOOTER && checked.readInt() == 0;
      long found = sum.getValue();
      return footer && checked.readLong() == found;
    }
  }

  /** Major, minor and bugfix version of Lucene that wrote a commit; empty when it is none. */
  static int[] version(Path commit) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(commit)))) {
      if (in.readInt() != HEADER || !text(in, number(in)).equals("segments")) {
        return new int[0];
      }
      in.readInt();
      in.skipNBytes(ID_BYTES);
      text(in, in.readUnsignedByte());
      return new int[] {number(in), number(in), number(in)};
    }
  }

  private static String text(DataInputStream in, int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Seven bits a byte, the lowest first. */
  private static int number(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int one = in.readUnsignedByte();
      value |= (one & 0x7f) << shift;
      if (one < 0x80) {
        break;
      }
    }
    return value;
  }
}
