package dev.seatrial.store.jdbc;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import java.util.List;
import java.util.Optional;

/** The key of a dataset, checked against the columns that are there. */
final class Keys {
  private Keys() {}

  /**
   * The declared key, or else the primary key.
   *
   * @throws StoreException when there is none, a column is missing, or one cannot be ordered
   */
  static List<String> check(Dataset dataset, List<Column> columns, List<String> primaryKey) {
    List<String> key = dataset.key().isEmpty() ? primaryKey : dataset.key();
    if (key.isEmpty()) {
      throw new StoreException(
          "Dataset %s names no key, and table %s has no primary key."
              .formatted(dataset.name(), dataset.table()),
          "Name under `key` the columns that together identify a row.");
    }
    for (String name : key) {
      Optional<Column> column = columns.stream().filter(c -> c.name().equals(name)).findFirst();
      if (column.isEmpty()) {
        throw new StoreException(
            "Table %s of dataset %s has no column %s, which its key names."
                .formatted(dataset.table(), dataset.name(), name),
            "Its columns are %s.".formatted(String.join(", ", names(columns))));
      }
      if (column.get().kind() == ValueKind.JSON) {
        throw new StoreException(
            "Column %s of dataset %s holds JSON, which has no order and can be no key."
                .formatted(name, dataset.name()),
            "Name another key.");
      }
    }
    return key;
  }

  static StoreException missingTable(Dataset dataset, String where, String tables) {
    return new StoreException(
        "%s has no table %s, which dataset %s reads."
            .formatted(where, dataset.table(), dataset.name()),
        tables.isEmpty() ? "It has no tables at all." : "Its tables are " + tables + ".");
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
