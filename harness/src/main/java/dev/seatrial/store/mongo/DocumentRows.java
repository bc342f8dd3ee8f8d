package dev.seatrial.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Documents as rows: the id, one column for each name, and one for all other names. */
final class DocumentRows implements RowCursor {
  private static final int MISSING = -1;

  private final MongoCursor<RawBsonDocument> documents;
  private final FieldNames names;
  private final List<Column> columns;
  private final List<String> key;
  private final boolean ordered;
  private final Function<MongoException, StoreException> failures;
  private final Utf8Buffer value = new Utf8Buffer();
  private final ExtendedJson json = new ExtendedJson(value);
  private final Utf8Buffer others = new Utf8Buffer();
  private final ExtendedJson othersJson = new ExtendedJson(others);
  private final RowBuilder row = new RowBuilder();
  private final int[] elements;

  /**
   * @param names of the columns between the id and the rest
   * @param key empty for the id
   */
  DocumentRows(
      MongoCursor<RawBsonDocument> documents,
      FieldNames names,
      List<String> key,
      boolean ordered,
      Function<MongoException, StoreException> failures) {
    this.documents = documents;
    this.names = names;
    this.columns = columns(names.texts());
    this.key = key;
    this.ordered = ordered;
    this.failures = failures;
    this.elements = new int[names.size()];
  }

  static List<Column> columns(List<String> names) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(DocumentId.NAME, ValueKind.TEXT));
    names.forEach(name -> columns.add(new Column(name, ValueKind.JSON)));
    String rest = "_rest";
    while (names.contains(rest)) {
      rest += "_";
    }
    columns.add(new Column(rest, ValueKind.JSON));
    return List.copyOf(columns);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> key() {
    return key;
  }

  @Override
  public boolean ordered() {
    return ordered;
  }

  @Override
  public @Nullable Row next() {
    try {
      return documents.hasNext() ? row(new Bson(bytes(documents.next()))) : null;
    } catch (MongoException e) {
      throw failures.apply(e);
    }
  }

  static byte[] bytes(RawBsonDocument document) {
    ByteBuffer buffer = document.getByteBuffer().asNIO();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private Row row(Bson document) {
    find(document);
    for (int element : elements) {
      if (element == MISSING) {
        row.nul();
      } else {
        document.go(element);
        value.clear();
        json.write(document);
        row.json(value.array(), 0, value.length());
      }
    }
    if (others.length() == 0) {
      row.nul();
    } else {
      others.ascii("}");
      row.json(others.array(), 0, others.length());
    }
    return row.build();
  }

  /** Puts the id into the row, the rest aside, and notes where the fields are. */
  private void find(Bson document) {
    Arrays.fill(elements, MISSING);
    others.clear();
    boolean hasId = false;
    while (document.next()) {
      if (!hasId && document.isNamed(DocumentId.BYTES)) {
        hasId = true;
        value.clear();
        DocumentId.write(document, value, json);
        row.text(value.array(), 0, value.length());
        continue;
      }
      int column = names.find(document);
      if (column >= 0 && elements[column] == MISSING) {
        elements[column] = document.element();
      } else {
        others.ascii(others.length() == 0 ? "{" : ",");
        othersJson.member(document);
      }
    }
  }

  @Override
  public void close() {
    documents.close();
  }
}
