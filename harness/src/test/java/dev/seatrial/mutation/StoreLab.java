package dev.seatrial.mutation;

import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import java.util.List;
import java.util.Set;

/** A real store that items can be written to, and that is read by Seatrial's own reader. */
interface StoreLab {

  /** Name in the matrix. */
  String name();

  /** Fields that the store holds without losing anything of them. */
  Set<Field> fields();

  /** Whether one key can be there twice. */
  default boolean keysMayRepeat() {
    return false;
  }

  /** Where a difference in a field is told: a column, or the beginning of a path into JSON. */
  default String column(Field field) {
    return field.column();
  }

  /**
   * Writes items to a place of their own, only the fields it holds.
   *
   * @param name letters, digits and underscores; used once
   * @return what to read; datasets of two calls are compared under the name {@code items}
   */
  Dataset write(String name, List<Item> items);

  /** Reads what has been written. */
  DatasetReader reader();
}
