package dev.seatrial.store.elasticsearch;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which columns the documents of a dataset have, and where the values of each go. */
final class DocumentColumns {
  static final String INDEX = "_index";
  static final String TYPE = "_type";
  static final String ID = "_id";
  static final String ROUTING = "_routing";
  static final String PARENT = "_parent";
  static final String REST = "_rest";

  private final List<Column> columns = new ArrayList<>();
  private final Map<String, Integer> fields = new HashMap<>();
  private final boolean several;
  private final boolean typed;
  private final boolean parents;

  /**
   * @param several whether the documents are of several indices
   * @param typed whether they have types
   */
  DocumentColumns(Mappings mappings, boolean several, boolean typed) {
    this.several = several;
    this.typed = typed;
    this.parents = mappings.hasParents();
    if (several) {
      text(INDEX);
    }
    if (typed) {
      text(TYPE);
    }
    text(ID);
    text(ROUTING);
    if (parents) {
      text(PARENT);
    }
    for (String name : mappings.topLevelFields()) {
      if (!name.equals(REST)) { // else it is among the rest
        fields.put(name, fields.size());
        columns.add(new Column(name, ValueKind.JSON));
      }
    }
    columns.add(new Column(REST, ValueKind.JSON));
  }

  private void text(String name) {
    columns.add(new Column(name, ValueKind.TEXT));
  }

  List<Column> columns() {
    return columns;
  }

  /** What tells documents apart, and is the same whatever the version of the server. */
  List<String> key() {
    return several ? List.of(INDEX, ID, ROUTING) : List.of(ID, ROUTING);
  }

  /**
   * The key that a dataset declares, or else {@link #key}.
   *
   * @throws StoreException when it names a column that is not there
   */
  List<String> checked(Dataset dataset) {
    List<String> names = columns.stream().map(Column::name).toList();
    for (String name : dataset.key()) {
      if (!names.contains(name)) {
        throw new StoreException(
            "%s of dataset %s has no field %s, which its key names."
                .formatted(dataset.table(), dataset.name(), name),
            "Its columns are %s.".formatted(String.join(", ", names)));
      }
    }
    return dataset.key().isEmpty() ? key() : dataset.key();
  }

  boolean several() {
    return several;
  }

  boolean typed() {
    return typed;
  }

  boolean parents() {
    return parents;
  }

  /** Place of each field that has a column, from 0 on. */
  Map<String, Integer> fields() {
    return fields;
  }
}
