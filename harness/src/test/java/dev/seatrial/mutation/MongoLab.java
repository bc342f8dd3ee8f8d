package dev.seatrial.mutation;

import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.mongo.MongoAddress;
import dev.seatrial.store.mongo.MongoReader;
import dev.seatrial.store.mongo.MongoServer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Collections of a server that speaks MongoDB's protocol. Moments and decimals are strings in it:
 * BSON's dates end at milliseconds, and the stand-in has no decimals.
 */
final class MongoLab implements StoreLab {
  /** What it holds. */
  static final Set<Field> FIELDS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Field.ROW, Field.PRICE)));

  private final MongoAddress address;

  MongoLab(MongoAddress address) {
    this.address = address;
  }

  @Override
  public String name() {
    return "MongoDB (FerretDB)";
  }

  @Override
  public Set<Field> fields() {
    return FIELDS;
  }

  @Override
  public Dataset write(String collection, List<Item> items) {
    List<Document> documents =
        items.stream()
            .map(
                item -> {
                  Document document = Document.parse(Documents.json(item, fields()));
                  document.put("_id", item.id());
                  return document;
                })
            .toList();
    MongoServer.insert(address, collection, documents);
    return Dataset.of(collection);
  }

  @Override
  public DatasetReader reader() {
    return MongoReader.open(address);
  }
}
