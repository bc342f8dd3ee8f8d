package dev.seatrial.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Against the driver's own Extended JSON. */
class ExtendedJsonTest {
  private static final JsonWriterSettings CANONICAL =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
  private static final ObjectId ID = new ObjectId("65a1f0c2e4b0a1b2c3d4e5f6");

  /** Values of every type of BSON. */
  static List<BsonValue> everyType() {
    return List.of(
        new BsonDouble(0.1),
        new BsonDouble(-0.0),
        new BsonDouble(1e300),
        new BsonDouble(Double.NaN),
        new BsonDouble(Double.NEGATIVE_INFINITY),
        new BsonString(""),
        new BsonString("한글 \"q\" \\ \n\t\u0000\u001f\u007f 🚢"),
        new BsonDocument("a", new BsonInt32(1)).append("", new BsonNull()),
        new BsonDocument(),
        new BsonArray(List.of(new BsonInt32(1), new BsonArray(), new BsonDocument())),
        new BsonBinary(new byte[] {0, 1, (byte) 0xff}),
        new BsonBinary((byte) 2, new byte[] {5, 6}),
        new BsonBinary((byte) 4, new byte[16]),
        new BsonBinary((byte) 0x80, new byte[0]),
        new BsonUndefined(),
        new BsonObjectId(ID),
        BsonBoolean.TRUE,
        BsonBoolean.FALSE,
        new BsonDateTime(-1),
        new BsonDateTime(1_700_000_000_123L),
        new BsonNull(),
        new BsonRegularExpression("^a\"/b", "im"),
        new BsonDbPointer("db.ships", ID),
        new BsonJavaScript("f(\"x\")"),
        new BsonSymbol("sym"),
        new BsonJavaScriptWithScope("g()", new BsonDocument("x", new BsonInt32(2))),
        new BsonInt32(Integer.MIN_VALUE),
        new BsonTimestamp(-1, 7),
        new BsonInt64(Long.MIN_VALUE),
        new BsonDecimal128(Decimal128.parse("1.00")),
        new BsonDecimal128(Decimal128.parse("-1E+6144")),
        new BsonDecimal128(Decimal128.NaN),
        new BsonMinKey(),
        new BsonMaxKey());
  }

  private static Bson walk(BsonDocument document) {
    return new Bson(
        DocumentRows.bytes(
            new RawBsonDocument(
                document, MongoClientSettings.getDefaultCodecRegistry().get(BsonDocument.class))));
  }

  private static String written(BsonDocument document) {
    Bson at = walk(document);
    Utf8Buffer out = new Utf8Buffer();
    ExtendedJson json = new ExtendedJson(out);
    out.ascii("{");
    while (at.next()) {
      if (out.length() > 1) {
        out.ascii(",");
      }
      json.member(at);
    }
    out.ascii("}");
    return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
  }

  @Test
  void everyTypeIsWrittenAsTheDriverDoes() {
    for (BsonValue value : everyType()) {
      BsonDocument document = new BsonDocument("before", new BsonInt32(1));
      document.append("value", value).append("after", new BsonString("x"));
      assertThat(BsonDocument.parse(written(document)))
          .as(value.toString())
          .isEqualTo(BsonDocument.parse(document.toJson(CANONICAL)));
    }
  }

  @Test
  void aDocumentThatLooksLikeTheJsonOfAValueIsToldFromIt() {
    BsonDocument id = new BsonDocument("v", new BsonObjectId(ID));
    BsonDocument copy =
        new BsonDocument("v", new BsonDocument("$oid", new BsonString(ID.toHexString())));
    assertThat(written(copy)).isNotEqualTo(written(id)).contains("{\"$$oid\":");
    BsonDocument reference =
        new BsonDocument("$ref", new BsonString("ships")).append("$id", new BsonObjectId(ID));
    assertThat(written(new BsonDocument("r", reference))).contains("{\"$ref\":\"ships\",\"$id\":");
  }

  @Test
  void idsOfEveryTypeAreToldApart() {
    List<BsonValue> ids = new ArrayList<>(everyType());
    for (String text : List.of(ID.toHexString(), "1", "true", "null", "[]", "{}", "\"x\"", "x")) {
      ids.add(new BsonString(text));
    }
    for (BsonValue value : everyType()) {
      ids.add(new BsonString(idText(value)));
    }
    List<BsonValue> distinct = ids.stream().distinct().toList();
    assertThat(distinct.stream().map(ExtendedJsonTest::idText)).doesNotHaveDuplicates();
    assertThat(idText(new BsonString("x"))).isEqualTo("x");
    assertThat(idText(new BsonString("{}"))).isEqualTo("\"{}\"");
  }

  private static String idText(BsonValue id) {
    Bson at = walk(new BsonDocument("_id", id));
    Utf8Buffer out = new Utf8Buffer();
    assertThat(at.next()).isTrue();
    DocumentId.write(at, out, new ExtendedJson(out));
    return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
  }

  @Test
  void randomDocumentsAreWrittenAsTheDriverDoes() {
    Random random = new Random(20261120);
    for (int i = 0; i < 300; i++) {
      BsonDocument document = document(random, 0);
      assertThat(BsonDocument.parse(written(document)))
          .as("document %d of seed 20261120", i)
          .isEqualTo(BsonDocument.parse(document.toJson(CANONICAL)));
    }
  }

  private static BsonDocument document(Random random, int depth) {
    BsonDocument document = new BsonDocument();
    List<BsonValue> values = everyType();
    for (int i = random.nextInt(6); i >= 0; i--) {
      String name = "f" + random.nextInt(20) + (random.nextInt(5) == 0 ? "\"이\n" : "");
      boolean inner = depth < 4 && random.nextInt(3) == 0;
      BsonValue value =
          inner ? document(random, depth + 1) : values.get(random.nextInt(values.size()));
      document.append(name, random.nextInt(6) == 0 ? new BsonArray(List.of(value)) : value);
    }
    return document;
  }
}
