package dev.seatrial.store.mongo;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server's order of ids is that of their texts. The server orders by type first: when
 * the smallest and the greatest id are of one type, all are. ObjectIds and strings are ordered by
 * their bytes then, as their texts are, unless a string is in quotes.
 */
final class IdOrder {
  private IdOrder() {}

  /** Looks at both ends of the index of ids; the collection has no collation of its own. */
  static boolean isOfTexts(MongoCollection<RawBsonDocument> collection) {
    BsonType first = type(collection, Sorts.ascending(DocumentId.NAME));
    BsonType last = type(collection, Sorts.descending(DocumentId.NAME));
    if (first == null || first != last) {
      return false;
    }
    return first == BsonType.OBJECT_ID
        || (first == BsonType.STRING && collection.find(quoted()).limit(1).first() == null);
  }

  private static @Nullable BsonType type(MongoCollection<RawBsonDocument> collection, Bson sort) {
    FindIterable<RawBsonDocument> one =
        collection.find().sort(sort).projection(Projections.include(DocumentId.NAME)).limit(1);
    RawBsonDocument document = one.first();
    BsonValue id = document == null ? null : document.get(DocumentId.NAME);
    return id == null ? null : id.getBsonType();
  }

  /** Ranges, not an expression: the index answers it. */
  private static Bson quoted() {
    List<Bson> any = new ArrayList<>();
    for (String start : DocumentId.STARTS) {
      String after = String.valueOf((char) (start.charAt(0) + 1));
      any.add(Filters.and(Filters.gte(DocumentId.NAME, start), Filters.lt(DocumentId.NAME, after)));
    }
    any.add(Filters.in(DocumentId.NAME, DocumentId.WORDS));
    return Filters.or(any);
  }
}
