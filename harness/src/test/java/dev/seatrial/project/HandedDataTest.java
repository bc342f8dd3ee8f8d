package dev.seatrial.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever changes in a folder, its digest tells. */
class HandedDataTest {
  private final Path root;
  private final Path file;

  HandedDataTest(@TempDir Path root) {
    this.root = root;
    file = root.resolve("a/file");
  }

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    Files.writeString(file, "one");
    Files.createSymbolicLink(root.resolve("link"), Path.of("a/file"));
  }

  @Test
  void nothingChangesByReading() throws IOException {
    assertThat(folder().digest()).isEqualTo(folder().digest()).matches("[0-9a-f]{64}");
    assertThat(folder().entries())
        .extracting(HandedData.Entry::path)
        .containsExactly("", "a", "a/b", "a/file", "link");
  }

  @Test
  void everyChangeIsTold() throws IOException {
    String before = folder().digest();
    FileTime time = Files.getLastModifiedTime(file);

    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, time);
    String content = folder().digest();
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1000));
    String moment = folder().digest();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String mode = folder().digest();
    Files.delete(root.resolve("link"));
    String gone = folder().digest();
    Files.createSymbolicLink(root.resolve("link"), Path.of("a/other"));
    String link = folder().digest();
    Files.move(file, root.resolve("a/b/file"));
    String moved = folder().digest();

    assertThat(Set.of(before, content, moment, mode, gone, link, moved)).hasSize(7);
  }

  @Test
  void whatIsLeftOutIsNotLookedInto() throws IOException {
    HandedData without = new HandedData(root, Set.of("a", "nowhere"));
    String before = without.digest();

    Files.writeString(file, "other");

    assertThat(without.digest()).isEqualTo(before);
    assertThat(without.leftOut()).containsExactly("a");
    assertThat(without.entries()).extracting(HandedData.Entry::path).containsExactly("", "link");
  }

  private HandedData folder() {
    return new HandedData(root, Set.of());
  }
}
