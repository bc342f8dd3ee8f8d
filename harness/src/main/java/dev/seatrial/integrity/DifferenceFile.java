package dev.seatrial.integrity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.store.StoreException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * All differences, one JSON object a line: {@code dataset}, {@code kind}, {@code key}, the shown
 * values {@code before} and {@code after}, {@code changes}, and {@code because} of allowed ones.
 * Secret values are masked in it.
 */
public final class DifferenceFile implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final BufferedWriter out;

  private DifferenceFile(Path file, BufferedWriter out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Makes the file, or empties it.
   *
   * @throws StoreException when it cannot be written
   */
  public static DifferenceFile create(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new DifferenceFile(file, Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  void add(String dataset, Difference difference) {
    ObjectNode line = JSON.createObjectNode();
    line.put("dataset", dataset);
    line.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
    line.put("key", difference.key());
    line.set("before", JSON.valueToTree(difference.before()));
    line.set("after", JSON.valueToTree(difference.after()));
    line.set("changes", JSON.valueToTree(difference.changes()));
    if (!difference.because().isEmpty()) {
      line.put("because", difference.because());
    }
    try {
      out.write(JSON.writeValueAsString(line));
      out.newLine();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static StoreException unwritable(Path file, IOException e) {
    return new StoreException(
        "Differences cannot be written to %s: %s.".formatted(file, e.getMessage()),
        "Check the room on the disk and the rights of the folder.",
        e);
  }
}
