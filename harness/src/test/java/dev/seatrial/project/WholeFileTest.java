package dev.seatrial.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private final Path folder;

  WholeFileTest(@TempDir Path dir) {
    folder = dir.resolve("not/yet");
  }

  @Test
  void itIsReplacedAndFoldersAreMade() throws IOException {
    Path file = folder.resolve("log.txt");
    WholeFile.write(file, "old");
    WholeFile.write(file, "ahoi \u2693");
    assertThat(file).content().isEqualTo("ahoi \u2693");
    WholeFile.write(file, new byte[] {1, 2});
    assertThat(file).hasBinaryContent(new byte[] {1, 2});
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
    assertThat(permissions(file)).isEqualTo("rw-r--r--");
  }

  @Test
  void whatIsPrivateIsSoFromTheStart() throws IOException {
    Path file = folder.resolve("plan.json");
    WholeFile.writePrivate(file, "secret");
    assertThat(file).content().isEqualTo("secret");
    assertThat(permissions(file)).isEqualTo("rw-------");
    WholeFile.fill(
        file,
        fresh -> assertThat(permissions(fresh)).as("while it is written").isEqualTo("rw-------"));
  }

  @Test
  void whatFailsHalfwayLeavesTheOldOneAndNothingElse() throws IOException {
    Path file = folder.resolve("log.txt");
    WholeFile.write(file, "old");
    WholeFile.Content failing =
        fresh -> {
          Files.writeString(fresh, "half");
          throw new IOException("the disk is full");
        };
    assertThatThrownBy(() -> WholeFile.fill(file, failing)).hasMessage("the disk is full");
    assertThat(file).content().isEqualTo("old");
    assertThat(folder.toFile().list()).containsExactly("log.txt");
  }

  @Test
  void aRelativeNameIsFine() throws IOException {
    Path file = Path.of("target", "whole-file-test.txt");
    WholeFile.write(file, "here");
    assertThat(file).content().isEqualTo("here");
    Files.delete(file);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
