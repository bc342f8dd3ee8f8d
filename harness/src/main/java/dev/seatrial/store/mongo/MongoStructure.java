package dev.seatrial.store.mongo;

import com.mongodb.client.MongoDatabase;
import dev.seatrial.store.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Indexes, and what collections and indexes ask of documents beside uniqueness. */
final class MongoStructure {
  static final String ENGINE = "mongodb";

  /** Options of an index that are its name, or how it is kept. */
  private static final Set<String> NOT_RULES =
      Set.of(
          "v",
          "key",
          "name",
          "ns",
          "unique",
          "background",
          "textIndexVersion",
          "2dsphereIndexVersion");

  /** Options of a collection that change which documents it takes or keeps. */
  private static final List<String> RULES =
      List.of(
          "capped",
          "size",
          "max",
          "validator",
          "validationLevel",
          "validationAction",
          "collation",
          "expireAfterSeconds",
          "timeseries",
          "viewOn",
          "pipeline");

  private final List<Structure.UniqueKey> unique = new ArrayList<>();
  private final List<Structure.Index> indexes = new ArrayList<>();
  private final List<Structure.Condition> conditions = new ArrayList<>();

  static Structure read(MongoDatabase database) {
    MongoStructure structure = new MongoStructure();
    for (BsonDocument collection : database.listCollections(BsonDocument.class)) {
      String name = collection.getString("name").getValue();
      if (!name.startsWith("system.")) {
        structure.add(database, name, collection);
      }
    }
    return new Structure(
        ENGINE,
        List.of(),
        List.of(),
        structure.unique,
        List.of(),
        structure.indexes,
        structure.conditions);
  }

  private void add(MongoDatabase database, String name, BsonDocument collection) {
    BsonDocument options = collection.getDocument("options", new BsonDocument());
    for (String rule : RULES) {
      if (options.containsKey(rule)) {
        condition(name, rule, options.get(rule));
      }
    }
    if (options.containsKey("viewOn")) {
      return;
    }
    for (BsonDocument index : database.getCollection(name).listIndexes(BsonDocument.class)) {
      index(name, index);
    }
  }

  private void index(String collection, BsonDocument index) {
    String name = index.getString("name").getValue();
    List<String> columns = new ArrayList<>();
    index.getDocument("key").forEach((field, direction) -> columns.add(column(field, direction)));
    // The index of ids is unique though it does not say so.
    if (isTrue(index, "unique") || columns.equals(List.of(DocumentId.NAME))) {
      unique.add(new Structure.UniqueKey(name, collection, columns));
    } else {
      indexes.add(new Structure.Index(name, collection, columns));
    }
    index.forEach(
        (option, value) -> {
          if (!NOT_RULES.contains(option)) {
            condition(collection, "index " + name + " " + option, value);
          }
        });
  }

  private static boolean isTrue(BsonDocument index, String option) {
    BsonValue value = index.get(option);
    return value != null && value.isBoolean() && value.asBoolean().getValue();
  }

  /** A field as such when ascending, with its direction or kind otherwise. */
  private static String column(String field, BsonValue direction) {
    boolean ascending = direction.isNumber() && direction.asNumber().doubleValue() > 0;
    if (ascending) {
      return field;
    }
    return field + " " + (direction.isNumber() ? "descending" : direction.asString().getValue());
  }

  private void condition(String collection, String what, BsonValue value) {
    String json = new BsonDocument("value", value).toJson();
    String text = json.substring(json.indexOf(':') + 1, json.length() - 1).strip();
    conditions.add(new Structure.Condition(collection, what + " " + text));
  }
}
