package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveTest {
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678Z");

  private final Path folder;

  FileArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFolderKeepsModesTimesAndLinksUnderItsNewName() throws IOException {
    Path root = folder.resolve("ship");
    Files.createDirectories(root.resolve("hold"));
    Path run = Files.writeString(root.resolve("hold/run"), "go");
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-x---"));
    Files.setLastModifiedTime(run, FileTime.from(THEN));
    Files.createSymbolicLink(root.resolve("latest"), Path.of("hold/run"));
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    FileArchive.ofHost(root, taken);

    List<TarArchiveEntry> all = adapted(taken.toByteArray(), "etc/raft", "", "");
    assertThat(all)
        .extracting(TarArchiveEntry::getName)
        .containsExactly("etc/raft/", "etc/raft/hold/", "etc/raft/hold/run", "etc/raft/latest");
    assertThat(all.get(2).getMode() & 07777).isEqualTo(0750);
    assertThat(all.get(2).getLastModifiedTime().toInstant()).isEqualTo(THEN);
    assertThat(all.get(2).getLongUserId()).isZero();
    assertThat(all.get(3).getLinkName()).isEqualTo("hold/run");
  }

  @Test
  void ownerAndModeAreAsWanted() throws IOException {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    FileArchive.ofText("ahoy", THEN, taken);
    TarArchiveEntry entry = adapted(taken.toByteArray(), "a", "1000:1001", "0600").get(0);
    assertThat(entry.getName()).isEqualTo("a");
    assertThat(entry.getMode() & 07777).isEqualTo(0600);
    assertThat(entry.getLongUserId()).isEqualTo(1000);
    assertThat(entry.getLongGroupId()).isEqualTo(1001);
    assertThat(entry.getSize()).isEqualTo(4);
  }

  @Test
  void hardLinksFollowTheirTarget() throws IOException {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(taken)) {
      tar.putArchiveEntry(new TarArchiveEntry("data/"));
      tar.closeArchiveEntry();
      TarArchiveEntry link = new TarArchiveEntry("data/b", TarConstants.LF_LINK);
      link.setLinkName("data/a");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    assertThat(adapted(taken.toByteArray(), ".", "", "").get(1).getLinkName()).isEqualTo("./a");
  }

  @Test
  void aDigestIsOfNamesModesAndContents() throws IOException {
    Path root = Files.createDirectories(folder.resolve("ship"));
    Path file = Files.writeString(root.resolve("a"), "1");
    String digest = FileArchive.digest(root);
    Files.setLastModifiedTime(file, FileTime.from(THEN));
    assertThat(FileArchive.digest(root)).isEqualTo(digest);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    assertThat(FileArchive.digest(root)).isNotEqualTo(digest);
  }

  private static List<TarArchiveEntry> adapted(byte[] taken, String name, String owner, String mode)
      throws IOException {
    ByteArrayOutputStream given = new ByteArrayOutputStream();
    FileArchive.adapt(
        new ByteArrayInputStream(taken),
        given,
        name,
        Optional.of(owner).filter(o -> !o.isEmpty()),
        Optional.of(mode).filter(m -> !m.isEmpty()));
    List<TarArchiveEntry> all = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(
            new ByteArrayInputStream(given.toByteArray()), StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        all.add(e);
      }
    }
    return all;
  }
}
