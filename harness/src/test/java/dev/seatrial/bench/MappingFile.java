package dev.seatrial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mapping for `seatrial compare`. */
final class MappingFile {
  private MappingFile() {}

  /** Two indices of one node, as one dataset. */
  static Path of(String before, String after) {
    try {
      Path file = Path.of("target", "bench", "mapping.yaml").toAbsolutePath();
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(
          file,
          """
          apiVersion: seatrial.dev/v1
          kind: Comparison
          datasets:
            documents:
              before: { index: %s }
              after: { index: %s }
          """
              .formatted(before, after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
