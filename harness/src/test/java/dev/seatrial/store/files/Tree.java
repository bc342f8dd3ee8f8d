package dev.seatrial.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes trees by shell, whose names may be any bytes, and reads them. */
final class Tree {
  private Tree() {}

  /** Runs a script in a directory. */
  static void make(Path directory, String script) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-ec", script).directory(directory.toFile()).inheritIO();
      assertThat(builder.start().waitFor()).as(script).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Rows by path: column to value, NULL left out. */
  static Map<String, Map<String, String>> read(DatasetReader reader, String directory) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    try (RowCursor rows = reader.open(Dataset.of(directory))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < row.size(); i++) {
          Column column = rows.columns().get(i);
          String value = row.value(i);
          if (value != null) {
            values.put(column.name(), value);
          }
        }
        String path = Objects.requireNonNull(values.remove("path"));
        assertThat(all.put(path, values)).as(path).isNull();
      }
    }
    return all;
  }
}
