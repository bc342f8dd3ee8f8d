package dev.seatrial.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;

/**
 * Reads a MongoDB database; a dataset's table is a collection or a view.
 *
 * <p>Columns: {@code _id}, the key, as text; then one of JSON for each name that any document has
 * at its top, in the order of their bytes: a field that a document lacks is NULL, one that is null
 * is JSON {@code null}. Values keep their types, {@link ExtendedJson}. The names are found by
 * reading all documents once before. What came in between, the second of two fields of one name,
 * and everything of a collection with more than {@value #MOST_FIELDS} names is in the last column,
 * {@code _rest}, one JSON object, NULL when there is nothing.
 *
 * <p>Documents are read as the server has them at that moment: datasets are not of the same moment,
 * and what is written meanwhile may or may not be there. The order of fields does not count.
 */
public final class MongoReader implements DatasetReader {
  private static final int MOST_FIELDS = 1000;

  /** Documents that the server sends at a time, 16 MiB at most. */
  private static final int BATCH = 1000;

  private final MongoAddress address;
  private final MongoClient client;
  private final MongoDatabase database;

  private MongoReader(MongoAddress address, MongoClient client) {
    this.address = address;
    this.client = client;
    this.database = client.getDatabase(address.database());
  }

  /**
   * Connects.
   *
   * @throws StoreException when nothing answers, or the password is rejected
   */
  public static MongoReader open(MongoAddress address) {
    MongoClient client = address.connect();
    try {
      client.getDatabase(address.database()).runCommand(new BsonDocument("ping", new BsonInt32(1)));
      return new MongoReader(address, client);
    } catch (MongoException e) {
      client.close();
      throw address.failure(e);
    }
  }

  @Override
  public RowCursor open(Dataset dataset) {
    try {
      Map<String, BsonDocument> all = collections();
      BsonDocument facts = all.get(dataset.table());
      if (facts == null) {
        throw new StoreException(
            "Database %s has no collection %s (dataset %s)."
                .formatted(address.database(), dataset.table(), dataset.name()),
            "It has: %s.".formatted(String.join(", ", all.keySet())));
      }
      MongoCollection<RawBsonDocument> collection =
          database.getCollection(dataset.table(), RawBsonDocument.class);
      FieldNames names = names(collection);
      List<String> key = key(dataset, names);
      boolean ordered =
          key.equals(List.of(DocumentId.NAME)) && isPlain(facts) && IdOrder.isOfTexts(collection);
      FindIterable<RawBsonDocument> found = collection.find().batchSize(BATCH);
      MongoCursor<RawBsonDocument> cursor =
          (ordered ? found.sort(Sorts.ascending(DocumentId.NAME)) : found).iterator();
      return new DocumentRows(cursor, names, key, ordered, address::failure);
    } catch (MongoException e) {
      throw address.failure(e);
    }
  }

  /** A collection whose ids are ordered by their bytes, by an index. */
  private static boolean isPlain(BsonDocument facts) {
    BsonDocument options = facts.getDocument("options", new BsonDocument());
    return !options.containsKey("collation")
        && !options.containsKey("viewOn")
        && !options.containsKey("timeseries");
  }

  private static FieldNames names(MongoCollection<RawBsonDocument> collection) {
    FieldNames names = new FieldNames();
    try (MongoCursor<RawBsonDocument> documents = collection.find().batchSize(BATCH).iterator()) {
      while (documents.hasNext()) {
        Bson document = new Bson(DocumentRows.bytes(documents.next()));
        while (document.next()) {
          if (!document.isNamed(DocumentId.BYTES) && names.find(document) < 0) {
            names.add(Arrays.copyOfRange(document.bytes, document.nameStart(), document.nameEnd()));
          }
        }
        if (names.size() > MOST_FIELDS) {
          return new FieldNames();
        }
      }
    }
    return names.sorted();
  }

  private static List<String> key(Dataset dataset, FieldNames names) {
    List<String> key = dataset.key().isEmpty() ? List.of(DocumentId.NAME) : dataset.key();
    List<String> columns = DocumentRows.columns(names.texts()).stream().map(Column::name).toList();
    for (String column : key) {
      if (!columns.contains(column)) {
        throw new StoreException(
            "No document of dataset %s has the key %s.".formatted(dataset.name(), column),
            "Name a field at the top of its documents, or leave `key` out for `_id`.");
      }
    }
    return key;
  }

  /** What {@code listCollections} says of each, sorted by name. */
  private Map<String, BsonDocument> collections() {
    Map<String, BsonDocument> all = new TreeMap<>();
    for (BsonDocument facts : database.listCollections(BsonDocument.class)) {
      String name = facts.getString("name").getValue();
      if (!name.startsWith("system.")) {
        all.put(name, facts);
      }
    }
    return all;
  }

  @Override
  public List<String> tables() {
    try {
      return List.copyOf(collections().keySet());
    } catch (MongoException e) {
      throw address.failure(e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Of collections: their indexes; validators, limits and times of expiry are conditions.
   */
  @Override
  public Structure structure() {
    try {
      return MongoStructure.read(database);
    } catch (MongoException e) {
      throw address.failure(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
