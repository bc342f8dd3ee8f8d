package dev.seatrial.store.files;

import java.util.Locale;

/** What an entry of a tree is. */
enum FileType {
  FILE('f', 0100000),
  DIRECTORY('d', 0040000),
  SYMLINK('l', 0120000),
  FIFO('p', 0010000),
  SOCKET('s', 0140000),
  BLOCK('b', 0060000),
  CHARACTER('c', 0020000);

  private static final int FORMAT = 0170000;

  private final char letter;
  private final int format;

  FileType(char letter, int format) {
    this.letter = letter;
    this.format = format;
  }

  /** By the letter that {@code find} prints. */
  static FileType of(char letter) {
    for (FileType type : values()) {
      if (type.letter == letter) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of files is called '" + letter + "'");
  }

  /** By the mode that {@code stat} gives. */
  static FileType ofMode(int mode) {
    for (FileType type : values()) {
      if (type.format == (mode & FORMAT)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of files has mode " + Integer.toOctalString(mode));
  }

  boolean isDevice() {
    return this == BLOCK || this == CHARACTER;
  }

  /** The value of the column {@code type}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
