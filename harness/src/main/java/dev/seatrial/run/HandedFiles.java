package dev.seatrial.run;

import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.GivenFile;
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
   * Writes one as an archive.
   *
   * @throws HarnessFailure when it is not there any more, or another one than was planned with
   */
  static void archive(String input, Optional<GivenFile> given, Instant time, OutputStream to) {
    String what = "the file that was given for " + input;
    GivenFile file = given.orElseThrow(() -> new HarnessFailure(what + " is unknown", List.of()));
    Path path =
        file.path()
            .orElseThrow(
                () ->
                    new HarnessFailure(
                        "it is not known any more where it lies: " + what, List.of()));
    MessageDigest digest = FileArchive.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      FileArchive.ofContent(in, Files.size(path), time, to);
    } catch (IOException e) {
      throw new HarnessFailure("cannot read " + what, e);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
      throw new HarnessFailure(what + " has changed since the run was planned", List.of());
    }
  }
}
