package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.plan.GivenFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandedFilesTest {
  private static final String CONTENT = "print('a tool')\n";

  @Test
  void theCopyIsTheFileAndReadableByEverybody(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("tool.py"), CONTENT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();

    HandedFiles.archive("tool", Optional.of(given(file, CONTENT)), Instant.EPOCH, archive);

    byte[] bytes = archive.toByteArray();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
      TarArchiveEntry entry = tar.getNextEntry();
      assertThat(entry.getMode() & 0777).isEqualTo(0644);
      assertThat(entry.getLongUserId()).isZero();
      assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CONTENT);
    }
  }

  @Test
  void anotherFileIsRefusedAndOneThatIsGone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("tool.py"), CONTENT);
    assertThatThrownBy(() -> archive(given(file, "another")))
        .isInstanceOf(HarnessFailure.class)
        .hasMessageContaining("has changed since the run was planned");

    Files.delete(file);
    assertThatThrownBy(() -> archive(given(file, CONTENT)))
        .isInstanceOf(HarnessFailure.class)
        .hasMessageContaining("cannot read the file that was given for tool");
    assertThatThrownBy(() -> archive(new GivenFile(Optional.empty(), "tool.py", 1, "aa")))
        .hasMessageContaining("it is not known any more where it lies");
  }

  private static void archive(GivenFile file) {
    HandedFiles.archive("tool", Optional.of(file), Instant.EPOCH, new ByteArrayOutputStream());
  }

  private static GivenFile given(Path file, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String sha256 = DigestUtils.sha256Hex(bytes);
    return new GivenFile(Optional.of(file), "tool.py", bytes.length, sha256);
  }
}
