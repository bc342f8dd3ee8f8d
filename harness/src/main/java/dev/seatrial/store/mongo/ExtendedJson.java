package dev.seatrial.store.mongo;

import java.util.Arrays;
import java.util.Base64;
import org.bson.types.Decimal128;

/**
 * Writes values as canonical Extended JSON (version 2), so that each keeps its type: {@code
 * {"$numberLong":"7"}} is not {@code {"$numberInt":"7"}}. One departure: a name that starts with a
 * dollar in a document gets another one, unless it is of a reference ({@code $ref}, {@code $id},
 * {@code $db}); so an ObjectId and a document that only looks like its JSON are told apart.
 */
final class ExtendedJson {
  private final Utf8Buffer out;

  ExtendedJson(Utf8Buffer out) {
    this.out = out;
  }

  /** The value that the walker is at. */
  void write(Bson at) {
    int value = at.value();
    switch (at.type()) {
      case 0x01 -> wrapped("$numberDouble", Double.toString(at.real()));
      case 0x02 -> out.quoted(at.bytes, value + 4, at.valueEnd() - 1);
      case 0x03 -> document(at.inner(0));
      case 0x04 -> array(at.inner(0));
      case 0x05 -> binary(at);
      case 0x06 -> out.ascii("{\"$undefined\":true}");
      case 0x07 -> objectId(at, value);
      case 0x08 -> out.ascii(at.int8(0) == 0 ? "false" : "true");
      case 0x09 -> {
        out.ascii("{\"$date\":");
        wrapped("$numberLong", Long.toString(at.int64(0)));
        out.ascii("}");
      }
      case 0x0a -> out.ascii("null");
      case 0x0b -> expression(at);
      case 0x0c -> pointer(at);
      case 0x0d -> code(at, 0);
      case 0x0e -> {
        out.ascii("{\"$symbol\":").quoted(at.bytes, value + 4, at.valueEnd() - 1).ascii("}");
      }
      case 0x0f -> code(at, 4);
      case 0x10 -> wrapped("$numberInt", Integer.toString(at.int32(0)));
      case 0x11 -> {
        out.ascii("{\"$timestamp\":{\"t\":").ascii(Integer.toUnsignedString(at.int32(4)));
        out.ascii(",\"i\":").ascii(Integer.toUnsignedString(at.int32(0))).ascii("}}");
      }
      case 0x12 -> wrapped("$numberLong", Long.toString(at.int64(0)));
      case 0x13 ->
          wrapped(
              "$numberDecimal",
              Decimal128.fromIEEE754BIDEncoding(at.int64(8), at.int64(0)).toString());
      case 0x7f -> out.ascii("{\"$maxKey\":1}");
      case (byte) 0xff -> out.ascii("{\"$minKey\":1}");
      default -> throw new IllegalArgumentException("BSON has no type " + at.type());
    }
  }

  private void document(Bson inner) {
    out.ascii("{");
    String separator = "";
    while (inner.next()) {
      out.ascii(separator);
      member(inner);
      separator = ",";
    }
    out.ascii("}");
  }

  /** The name and the value that the walker is at. */
  void member(Bson at) {
    boolean dollar = at.nameEnd() > at.nameStart() && at.bytes[at.nameStart()] == '$';
    out.ascii(dollar && !isOfReference(at.name()) ? "\"$" : "\"");
    out.escaped(at.bytes, at.nameStart(), at.nameEnd()).ascii("\":");
    write(at);
  }

  private static boolean isOfReference(String name) {
    return name.equals("$ref") || name.equals("$id") || name.equals("$db");
  }

  private void array(Bson inner) {
    out.ascii("[");
    String separator = "";
    while (inner.next()) {
      out.ascii(separator);
      write(inner);
      separator = ",";
    }
    out.ascii("]");
  }

  private void binary(Bson at) {
    // The old kind of binary has its length once more inside.
    int skipped = at.int8(4) == 2 ? 9 : 5;
    byte[] data = Arrays.copyOfRange(at.bytes, at.value() + skipped, at.valueEnd());
    byte[] base64 = Base64.getEncoder().encode(data);
    out.ascii("{\"$binary\":{\"base64\":\"").raw(base64, 0, base64.length);
    out.ascii("\",\"subType\":\"").hex(at.bytes, at.value() + 4, at.value() + 5).ascii("\"}}");
  }

  private void objectId(Bson at, int start) {
    out.ascii("{\"$oid\":\"").hex(at.bytes, start, start + 12).ascii("\"}");
  }

  private void expression(Bson at) {
    int options = at.afterText(at.value());
    out.ascii("{\"$regularExpression\":{\"pattern\":").quoted(at.bytes, at.value(), options - 1);
    out.ascii(",\"options\":").quoted(at.bytes, options, at.valueEnd() - 1).ascii("}}");
  }

  private void pointer(Bson at) {
    int id = at.valueEnd() - 12;
    out.ascii("{\"$dbPointer\":{\"$ref\":").quoted(at.bytes, at.value() + 4, id - 1);
    out.ascii(",\"$id\":");
    objectId(at, id);
    out.ascii("}}");
  }

  /** Code, with the variables it sees when it starts after a length. */
  private void code(Bson at, int offset) {
    int start = at.value() + offset + 4;
    int length = at.int32(offset);
    out.ascii("{\"$code\":").quoted(at.bytes, start, start + length - 1);
    if (offset > 0) {
      out.ascii(",\"$scope\":");
      document(at.inner(offset + 4 + length));
    }
    out.ascii("}");
  }

  private void wrapped(String kind, String value) {
    out.ascii("{\"").ascii(kind).ascii("\":\"").ascii(value).ascii("\"}");
  }
}
