package dev.seatrial.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.KeyOrder;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a stand-in that speaks MongoDB's protocol and stores most of its types. */
@ExtendWith(MongoServer.class)
class MongoReaderTest {

  private static void insert(MongoAddress address, String collection, List<String> documents) {
    try (MongoClient client = MongoServer.client(address)) {
      MongoDatabase database = client.getDatabase(address.database());
      database
          .getCollection(collection, BsonDocument.class)
          .insertMany(documents.stream().map(BsonDocument::parse).toList());
    }
  }

  private static Map<String, Map<String, String>> read(MongoAddress address, String collection) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    try (MongoReader reader = MongoReader.open(address);
        RowCursor rows = reader.open(Dataset.of(collection))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < row.size(); i++) {
          String value = row.value(i);
          if (value != null) {
            values.put(rows.columns().get(i).name(), value);
          }
        }
        assertThat(all.put(Objects.requireNonNull(row.value(0)), values)).isNull();
      }
    }
    return all;
  }

  @Test
  void fieldsKeepTheirTypes(MongoAddress address) {
    insert(
        address,
        "ships",
        List.of(
            """
            {"_id": "a", "i": 1, "l": {"$numberLong": "1"}, "d": 1.0, "s": "1", "t": true,
             "date": {"$date": {"$numberLong": "1700000000123"}}, "none": null,
             "bin": {"$binary": {"base64": "AP8=", "subType": "00"}},
             "oid": {"$oid": "65a1f0c2e4b0a1b2c3d4e5f6"}, "arr": [1, "x", {"y": null}],
             "sub": {"z": 1, "a": {"deep": "한글"}}, "ts": {"$timestamp": {"t": 5, "i": 6}},
             "re": {"$regularExpression": {"pattern": "^a", "options": "i"}}}
            """,
            "{\"_id\": \"b\", \"other\": 1}"));
    Map<String, Map<String, String>> rows = read(address, "ships");
    assertThat(rows.get("a"))
        .containsEntry("i", "{\"$numberInt\":\"1\"}")
        .containsEntry("l", "{\"$numberLong\":\"1\"}")
        .containsEntry("d", "{\"$numberDouble\":\"1.0\"}")
        .containsEntry("s", "\"1\"")
        .containsEntry("t", "true")
        .containsEntry("date", "{\"$date\":{\"$numberLong\":\"1700000000123\"}}")
        .containsEntry("none", "null")
        .containsEntry("bin", "{\"$binary\":{\"base64\":\"AP8=\",\"subType\":\"00\"}}")
        .containsEntry("oid", "{\"$oid\":\"65a1f0c2e4b0a1b2c3d4e5f6\"}")
        .containsEntry("arr", "[{\"$numberInt\":\"1\"},\"x\",{\"y\":null}]")
        .containsEntry("sub", "{\"a\":{\"deep\":\"한글\"},\"z\":{\"$numberInt\":\"1\"}}")
        .containsEntry("ts", "{\"$timestamp\":{\"i\":6,\"t\":5}}")
        .containsEntry("re", "{\"$regularExpression\":{\"options\":\"i\",\"pattern\":\"^a\"}}")
        .doesNotContainKeys("other", "_rest");
    assertThat(rows.get("b")).containsOnlyKeys("other");
  }

  /** But for what the stand-in takes for one: an ObjectId and a string of the same digits. */
  @Test
  void idsOfAllTypesAreToldApart(MongoAddress address) {
    insert(
        address,
        "mixed",
        List.of(
            "{\"_id\": 1}",
            "{\"_id\": \"1\"}",
            "{\"_id\": \"65a1f0c2e4b0a1b2c3d4e5f6\"}",
            "{\"_id\": {\"$oid\": \"75a1f0c2e4b0a1b2c3d4e5f6\"}}",
            "{\"_id\": true}",
            "{\"_id\": \"true\"}",
            "{\"_id\": \"{\\\"$numberInt\\\":\\\"1\\\"}\"}",
            "{\"_id\": \"\\\"1\\\"\"}",
            "{\"_id\": {\"a\": 1}}"));
    assertThat(read(address, "mixed"))
        .containsOnlyKeys(
            "{\"$numberInt\":\"1\"}",
            "1",
            "65a1f0c2e4b0a1b2c3d4e5f6",
            "{\"$oid\":\"75a1f0c2e4b0a1b2c3d4e5f6\"}",
            "true",
            "\"true\"",
            "\"{\\\"$numberInt\\\":\\\"1\\\"}\"",
            "\"\\\"1\\\"\"",
            "{\"a\":{\"$numberInt\":\"1\"}}");
    assertThat(isOrdered(address, "mixed")).isFalse();
  }

  private static boolean isOrdered(MongoAddress address, String collection) {
    try (MongoReader reader = MongoReader.open(address);
        RowCursor rows = reader.open(Dataset.of(collection))) {
      return rows.ordered();
    }
  }

  @Test
  void orderIsPromisedOnlyWhereTheServersIsOurs(MongoAddress address) {
    insert(address, "plain", List.of("{\"_id\": \"b\"}", "{\"_id\": \"é\"}", "{\"_id\": \"B\"}"));
    insert(address, "quoted", List.of("{\"_id\": \"b\"}", "{\"_id\": \"[c\"}"));
    insert(address, "numbers", List.of("{\"_id\": 10}", "{\"_id\": 9}"));
    insert(
        address,
        "oids",
        List.of(
            "{\"_id\": {\"$oid\": \"ffa1f0c2e4b0a1b2c3d4e5f6\"}}",
            "{\"_id\": {\"$oid\": \"05a1f0c2e4b0a1b2c3d4e5f6\"}}"));
    assertThat(isOrdered(address, "plain")).isTrue();
    assertThat(read(address, "plain").keySet()).containsExactly("B", "b", "é");
    assertThat(isOrdered(address, "quoted")).isFalse();
    assertThat(isOrdered(address, "numbers")).isFalse();
    assertThat(isOrdered(address, "oids")).isTrue();
  }

  @Test
  void manyDocumentsAreReadInOrder(MongoAddress address) {
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      documents.add(
          "{\"_id\": \"task-%d\", \"n\": %d, \"%s\": {\"v\": [%d]}}"
              .formatted(i * 7919 % 5_000, i, i == 4_999 ? "late" : "usual", i));
    }
    insert(address, "tasks", documents);
    try (MongoReader reader = MongoReader.open(address);
        RowCursor rows = reader.open(Dataset.of("tasks"))) {
      assertThat(rows.columns())
          .extracting(Column::name)
          .containsExactly("_id", "late", "n", "usual", "_rest");
      assertThat(rows.ordered()).isTrue();
      KeyOrder order = KeyOrder.of(rows.columns(), rows.key());
      Row before = null;
      int count = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        assertThat(before == null || order.compare(before, row) < 0).isTrue();
        before = row;
        count++;
      }
      assertThat(count).isEqualTo(5_000);
    }
  }

  @Test
  void aFieldThatCameAfterTheNamesWereReadIsKept(MongoAddress address) {
    insert(address, "ships", List.of("{\"_id\": 1, \"a\": 1}"));
    try (MongoReader reader = MongoReader.open(address);
        RowCursor rows = reader.open(Dataset.of("ships"))) {
      assertThat(rows.columns()).extracting(Column::name).containsExactly("_id", "a", "_rest");
    }
    FieldNames none = new FieldNames();
    try (MongoClient client = MongoServer.client(address);
        RowCursor rows =
            new DocumentRows(
                client
                    .getDatabase(address.database())
                    .getCollection("ships", org.bson.RawBsonDocument.class)
                    .find()
                    .iterator(),
                none,
                List.of("_id"),
                false,
                address::failure)) {
      Row row = Objects.requireNonNull(rows.next());
      assertThat(row.value(1)).isEqualTo("{\"a\":{\"$numberInt\":\"1\"}}");
    }
  }

  @Test
  void indexesArePartOfTheStructure(MongoAddress address) {
    insert(address, "users", List.of("{\"_id\": 1, \"name\": \"a\", \"at\": 1}"));
    try (MongoClient client = MongoServer.client(address)) {
      MongoCollection<?> users = client.getDatabase(address.database()).getCollection("users");
      users.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true).name("by_name"));
      users.createIndex(
          Indexes.compoundIndex(Indexes.descending("at"), Indexes.ascending("name")),
          new IndexOptions().name("latest"));
    }
    try (MongoReader reader = MongoReader.open(address)) {
      Structure structure = reader.structure();
      assertThat(structure.uniqueKeys())
          .containsExactlyInAnyOrder(
              new Structure.UniqueKey("_id_", "users", List.of("_id")),
              new Structure.UniqueKey("by_name", "users", List.of("name")));
      assertThat(structure.indexes())
          .containsExactly(
              new Structure.Index("latest", "users", List.of("at descending", "name")));
      assertThat(reader.tables()).containsExactly("users");
    }
  }

  @Test
  void whatIsNotThereIsNamed(MongoAddress address) {
    insert(address, "ships", List.of("{\"_id\": 1}"));
    try (MongoReader reader = MongoReader.open(address)) {
      assertThatThrownBy(() -> reader.open(Dataset.of("boats")))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.remedy()).isEqualTo("It has: ships."))
          .hasMessageContaining("no collection boats");
      assertThatThrownBy(() -> reader.open(Dataset.of("ships", "name")))
          .hasMessageContaining("has the key name");
    }
  }

  @Test
  void aServerThatGoesAwayIsAnError(MongoAddress address) throws Exception {
    MongoCollection<BsonDocument> ships;
    try (MongoClient client = MongoServer.client(address)) {
      ships = client.getDatabase(address.database()).getCollection("ships", BsonDocument.class);
      List<BsonDocument> many = new ArrayList<>();
      String load = "x".repeat(10_000);
      for (int i = 0; i < 3000; i++) {
        many.add(new BsonDocument("_id", new BsonInt32(i)).append("load", new BsonString(load)));
      }
      ships.insertMany(many);
    }
    try (CutLine line = new CutLine(MongoServer.port(address));
        MongoReader reader =
            MongoReader.open(MongoAddress.of("127.0.0.1", line.port(), address.database()));
        RowCursor rows = reader.open(Dataset.of("ships"))) {
      assertThat(rows.next()).isNotNull();
      line.cut();
      assertThatThrownBy(
              () -> {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                  assertThat(row.size()).isEqualTo(3);
                }
              })
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("stopped answering");
    }
  }

  @Test
  void aWrongAddressIsNamedWithoutThePassword() {
    MongoAddress nobody =
        MongoAddress.parse("mongodb://me:psst@127.0.0.1:9/db?serverSelectionTimeoutMS=500");
    assertThatThrownBy(() -> MongoReader.open(nobody))
        .isInstanceOf(StoreException.class)
        .hasMessage("MongoDB at 127.0.0.1:9 cannot be reached.");
    assertThat(MongoAddress.of("host", 1, "db", "me", "p:@/%")).hasToString("me@host:1/db");
    assertThatThrownBy(() -> MongoAddress.parse("mongodb://me:psst@host:x/db"))
        .isInstanceOf(StoreException.class)
        .hasMessage("The address of MongoDB cannot be understood.")
        .hasNoCause();
    assertThatThrownBy(() -> MongoAddress.parse("mongodb://me:psst@host"))
        .hasMessage("The address of MongoDB at host names no database.");
  }
}
