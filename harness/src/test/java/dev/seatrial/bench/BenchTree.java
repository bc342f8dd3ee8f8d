package dev.seatrial.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A tree of small files, one in ten a link. */
final class BenchTree {
  private static final int IN_A_FOLDER = 1000;

  private BenchTree() {}

  static void make(Path root, int entries) throws IOException {
    delete(root);
    Path folder = root;
    for (int i = 0; i < entries; i++) {
      if (i % IN_A_FOLDER == 0) {
        folder = Files.createDirectories(root.resolve("folder-" + i / IN_A_FOLDER));
      }
      Path file = folder.resolve("file-" + i);
      if (i % 10 == 9) {
        Files.createSymbolicLink(file, Path.of("file-" + (i - 1)));
      } else {
        Files.writeString(file, "content " + i % 5000);
      }
    }
  }

  static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, java.io.IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
