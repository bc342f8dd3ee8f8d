package dev.seatrial.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  private final Path parent;

  FileTreeTest(@TempDir Path folder) {
    parent = folder.resolve("cache/fixtures");
  }

  @Test
  void filesAreUnpackedOnceAndScriptsAreExecutable() throws IOException {
    Path folder = FileTree.unpack(files("one"), parent);

    assertThat(folder.resolve("shop/system.yaml")).hasContent("one");
    assertThat(Files.isExecutable(folder.resolve("shop/system.yaml"))).isFalse();
    assertThat(Files.isExecutable(folder.resolve("shop/images/bin/entry"))).isTrue();
    Files.setLastModifiedTime(
        folder.resolve("shop/system.yaml"), java.nio.file.attribute.FileTime.fromMillis(1000));
    assertThat(FileTree.unpack(files("one"), parent)).isEqualTo(folder);
    assertThat(Files.getLastModifiedTime(folder.resolve("shop/system.yaml")).toMillis())
        .isEqualTo(1000);
  }

  @Test
  void otherFilesAreInAnotherFolder() throws IOException {
    Path folder = FileTree.unpack(files("one"), parent);
    Path other = FileTree.unpack(files("two"), parent);

    assertThat(other).isNotEqualTo(folder);
    assertThat(folder.resolve("shop/system.yaml")).hasContent("one");
    assertThat(other.resolve("shop/system.yaml")).hasContent("two");
    assertThat(entries()).hasSize(2);
  }

  @Test
  void whatACleanerTookIsPutBack() throws IOException {
    Path folder = FileTree.unpack(files("one"), parent);
    Files.delete(folder.resolve("shop/images/bin/entry"));

    assertThat(FileTree.unpack(files("one"), parent)).isEqualTo(folder);
    assertThat(folder.resolve("shop/images/bin/entry")).exists();
    assertThat(entries()).containsExactly(folder);
  }

  @Test
  void severalMayUnpackAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Path>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> FileTree.unpack(files("one"), parent)));
      }
      for (Future<Path> one : all) {
        assertThat(one.get().resolve("shop/system.yaml")).hasContent("one");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(entries()).hasSize(1);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.toList();
    }
  }

  private static Map<String, byte[]> files(String text) {
    return new TreeMap<>(
        Map.of(
            "shop/system.yaml", text.getBytes(StandardCharsets.UTF_8),
            "shop/images/bin/entry", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8),
            "shop/images/Dockerfile", "FROM scratch\n".getBytes(StandardCharsets.UTF_8)));
  }
}
