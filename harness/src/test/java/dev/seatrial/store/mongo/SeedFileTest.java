package dev.seatrial.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The documents and indexes that scenarios fill an official MongoDB with, as far as they can be had
 * without one: on a stand-in, which refuses some. Which these are is written down, so that nobody
 * takes them for tried.
 */
@ExtendWith(MongoServer.class)
class SeedFileTest {
  private static final Path FILE =
      Path.of(
          System.getProperty("basedir", ""),
          "..",
          "fixtures",
          "clearml-mongo",
          "seeds",
          "documents.json");

  /**
   * What the stand-in has not: text indexes, collations, lists in lists, NaN, decimals, ids of two
   * kinds, -0.0.
   */
  private static final List<String> REFUSED =
      List.of(
          "index backend.project.main_text_index",
          "backend_task not a number",
          "backend_task lists in lists",
          "backend_task deep",
          "backend_task exact",
          "backend_task the same digits, as a text",
          "index company_1_project_1",
          "index backend.task.main_text_index",
          "index backend.model.main_text_index");

  @Test
  void whatTheStandInTakesIsReadAsItIsWritten(MongoAddress address) throws IOException {
    List<String> refused = new ArrayList<>();
    Map<String, Integer> written = new LinkedHashMap<>();
    try (MongoClient client = MongoServer.client(address)) {
      MongoDatabase database = client.getDatabase(address.database());
      for (BsonDocument part : parts()) {
        for (BsonValue document : part.getArray("documents")) {
          if (insert(database, name(part), document.asDocument(), refused)) {
            written.merge(name(part), 1, Integer::sum);
          }
        }
        for (BsonValue index : part.getArray("indexes")) {
          index(database, name(part), index.asDocument(), refused);
        }
      }
    }
    assertThat(refused).containsExactlyInAnyOrderElementsOf(REFUSED);
    Map<String, Integer> read = new LinkedHashMap<>();
    written.keySet().forEach(name -> read.put(name, rows(address, name).size()));
    assertThat(read).isEqualTo(written);

    assertThat(String.join("\n", rows(address, "backend_task").values()))
        .contains(
            "{\"$numberLong\":\"9007199254740993\"}",
            "{\"$numberLong\":\"4294967296\"}",
            "{\"$date\":{\"$numberLong\":\"253402300799999\"}}",
            "model%2Elayers%2E0");
    Structure structure = structure(address);
    assertThat(structure.uniqueKeys())
        .contains(
            new Structure.UniqueKey(
                "name_1_company_1", "backend_queue", List.of("name", "company")),
            new Structure.UniqueKey("email_1", "auth_user", List.of("email")));
    assertThat(structure.indexes())
        .contains(
            new Structure.Index(
                "status_1_last_update_-1",
                "backend_task",
                List.of("status", "last_update descending")),
            new Structure.Index(
                "models.input.model_1", "backend_task", List.of("models.input.model")));
  }

  private static Map<String, String> rows(MongoAddress address, String collection) {
    Map<String, String> all = new LinkedHashMap<>();
    try (MongoReader reader = MongoReader.open(address);
        RowCursor rows = reader.open(Dataset.of(collection))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        StringJoiner values = new StringJoiner(" ");
        for (int i = 1; i < row.size(); i++) {
          values.add(row.value(i));
        }
        all.put(Objects.requireNonNull(row.value(0)), values.toString());
      }
    }
    return all;
  }

  private static Structure structure(MongoAddress address) {
    try (MongoReader reader = MongoReader.open(address)) {
      return reader.structure();
    }
  }

  private static boolean insert(
      MongoDatabase database, String name, BsonDocument document, List<String> refused) {
    try {
      database.getCollection(name, BsonDocument.class).insertOne(document);
      return true;
    } catch (MongoException e) {
      refused.add(name + " " + document.getString("name").getValue());
      return false;
    }
  }

  private static void index(
      MongoDatabase database, String name, BsonDocument index, List<String> refused) {
    BsonDocument options = index.getDocument("options").clone();
    options.put("key", index.getDocument("keys"));
    BsonDocument command =
        new BsonDocument("createIndexes", new BsonString(name))
            .append("indexes", new BsonArray(List.of(options)));
    try {
      database.runCommand(command);
    } catch (MongoException e) {
      refused.add("index " + options.getString("name").getValue());
    }
  }

  private static List<BsonDocument> parts() throws IOException {
    return BsonArray.parse(Files.readString(FILE)).stream().map(BsonValue::asDocument).toList();
  }

  /** Both databases are in one here. */
  private static String name(BsonDocument part) {
    return part.getString("database").getValue() + "_" + part.getString("collection").getValue();
  }
}
