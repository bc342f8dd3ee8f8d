package dev.seatrial.run;

import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.project.HandedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files that a user handed over. */
final class HandedFiles {
  private HandedFiles() {}

  /** What is told of those that a cell needs. */
  static List<Observation> observed(Cell cell, Map<String, GivenFile> given, Instant at) {
    return cell.scenario().inputs().keySet().stream()
        .flatMap(
            name ->
                Optional.ofNullable(given.get(name)).map(it -> observation(at, name, it)).stream())
        .toList();
  }

  private static Observation observation(Instant at, String name, GivenFile file) {
    return new Observation.InputGiven(at, name, file.file(), file.bytes(), file.sha256());
  }

  /**
   * Writes a folder as an archive: owners, modes and times stay, attributes do not.
   *
   * @param name what the folder is called in it, with slashes; empty for what is in it alone
   * @throws HarnessFailure when it is not there any more, or is another one than was planned with
   */
  static void archiveFolder(
      String input, Optional<GivenFile> given, Set<String> without, String name, OutputStream to) {
    String what = "the folder that was given for " + input;
    GivenFile folder = known(what, given);
    try (TarArchiveOutputStream tar = FileArchive.open(to)) {
      String digest =
          new HandedData(place(what, folder), without).read(new FolderArchive(tar, name));
      if (!digest.equals(folder.sha256())) {
        throw new HarnessFailure(
            what + " has changed since it was looked at: something writes there", List.of());
      }
    } catch (IOException e) {
      throw new HarnessFailure("cannot read " + what, e);
    }
  }

  /**
   * Writes one as an archive.
   *
   * @throws HarnessFailure when it is not there any more, or another one than was planned with
   */
  static void archive(String input, Optional<GivenFile> given, Instant time, OutputStream to) {
    String what = "the file that was given for " + input;
    GivenFile file = known(what, given);
    Path path = place(what, file);
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      FileArchive.ofContent(in, Files.size(path), time, to);
    } catch (IOException e) {
      throw new HarnessFailure("cannot read " + what, e);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
      throw new HarnessFailure(what + " has changed since the run was planned", List.of());
    }
  }

  private static GivenFile known(String what, Optional<GivenFile> given) {
    return given.orElseThrow(() -> new HarnessFailure(what + " is unknown", List.of()));
  }

  private static Path place(String what, GivenFile given) {
    return given
        .path()
        .orElseThrow(
            () -> new HarnessFailure("it is not known any more where it lies: " + what, List.of()));
  }
}
