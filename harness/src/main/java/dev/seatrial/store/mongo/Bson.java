package dev.seatrial.store.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over a document as the server sent it. {@code next} goes to the next element; {@code type},
 * the name and the value are then those of that one.
 */
final class Bson {
  final byte[] bytes;
  private final ByteBuffer numbers;
  private int at;
  private final int end;
  private byte type;
  private int nameStart;
  private int nameEnd;
  private int valueStart;

  /** A whole document. */
  Bson(byte[] bytes) {
    this(bytes, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  private Bson(byte[] bytes, ByteBuffer numbers, int start) {
    this.bytes = bytes;
    this.numbers = numbers;
    this.at = start + 4;
    this.end = start + numbers.getInt(start) - 1;
  }

  /** Goes on; false after the last element. */
  boolean next() {
    if (at >= end) {
      return false;
    }
    type = bytes[at];
    nameStart = at + 1;
    nameEnd = afterText(nameStart) - 1;
    valueStart = nameEnd + 1;
    at = valueStart + size();
    return true;
  }

  /** Where the element starts; {@link #go} comes back to it. */
  int element() {
    return nameStart - 1;
  }

  /** Goes to an element of this document. */
  void go(int element) {
    at = element;
    next();
  }

  byte type() {
    return type;
  }

  int nameStart() {
    return nameStart;
  }

  int nameEnd() {
    return nameEnd;
  }

  String name() {
    return new String(bytes, nameStart, nameEnd - nameStart, StandardCharsets.UTF_8);
  }

  boolean isNamed(byte[] name) {
    return Arrays.equals(bytes, nameStart, nameEnd, name, 0, name.length);
  }

  /** Where the value starts. */
  int value() {
    return valueStart;
  }

  int valueEnd() {
    return at;
  }

  int int32(int offset) {
    return numbers.getInt(valueStart + offset);
  }

  long int64(int offset) {
    return numbers.getLong(valueStart + offset);
  }

  double real() {
    return numbers.getDouble(valueStart);
  }

  byte int8(int offset) {
    return bytes[valueStart + offset];
  }

  /** A document, or array, that starts so many bytes into the value. */
  Bson inner(int offset) {
    return new Bson(bytes, numbers, valueStart + offset);
  }

  /** After the zero that ends the text that starts here. */
  int afterText(int start) {
    int i = start;
    while (bytes[i] != 0) {
      i++;
    }
    return i + 1;
  }

  private int size() {
    return switch (type) {
      case 0x01, 0x09, 0x11, 0x12 -> 8;
      case 0x02, 0x0d, 0x0e -> 4 + int32(0);
      case 0x03, 0x04, 0x0f -> int32(0);
      case 0x05 -> 5 + int32(0);
      case 0x06, 0x0a, 0x7f, (byte) 0xff -> 0;
      case 0x07 -> 12;
      case 0x08 -> 1;
      case 0x0b -> afterText(afterText(valueStart)) - valueStart;
      case 0x0c -> 4 + int32(0) + 12;
      case 0x10 -> 4;
      case 0x13 -> 16;
      default -> throw new IllegalArgumentException("BSON has no type " + type);
    };
  }
}
