package dev.seatrial.store.open;

import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.files.FilesReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A tree of files that a tar archive holds, compressed or not: GNU tar unpacks it into a private
 * folder, with owners, modes, times, links and extended attributes, which only root may give.
 */
final class TarCopy {
  /** Longer than any archive takes that somebody would wait for. */
  private static final long HOURS = 6;

  private static final Integer ROOT = 0;

  private TarCopy() {}

  /** Its reader, which takes the copy away when it is closed. */
  static DatasetReader open(Path archive) {
    if (!Files.isRegularFile(archive)) {
      throw new StoreException(
          "There is no tar archive %s.".formatted(archive), "Name a file that is there.");
    }
    Path folder;
    try {
      folder = Files.createTempDirectory("seatrial-tar");
    } catch (IOException e) {
      throw unusable(archive, String.valueOf(e.getMessage()), e);
    }
    try {
      if (!ROOT.equals(Files.getAttribute(folder, "unix:uid"))) {
        throw new StoreException(
            "The owners in the tar archive %s can be unpacked by root only.".formatted(archive),
            "Run this as root, or compare folders.");
      }
      Path tree = Files.createDirectory(folder.resolve("tree"));
      run(
          archive,
          List.of(
              "tar",
              "--extract",
              "--xattrs",
              "--xattrs-include=*",
              "--acls",
              "--numeric-owner",
              "--same-owner",
              "--same-permissions",
              "--file",
              archive.toAbsolutePath().toString(),
              "--directory",
              tree.toString()));
      return new CopyReader(FilesReader.local(tree), () -> forget(folder));
    } catch (IOException e) {
      forget(folder);
      throw unusable(archive, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      forget(folder);
      throw e;
    }
  }

  private static void run(Path about, List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(HOURS, TimeUnit.HOURS)) {
        process.destroyForcibly();
        throw new IOException(command.get(0) + " did not end within " + HOURS + " h");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new StoreException(
          "%s cannot be unpacked: %s.".formatted(about, last(said)),
          "Check that it is a whole tar archive, and the room for temporary files (TMPDIR).");
    }
  }

  private static String last(String said) {
    List<String> lines = said.strip().lines().toList();
    return lines.isEmpty() ? "tar said nothing" : lines.get(0);
  }

  private static StoreException unusable(Path archive, String why, IOException cause) {
    return new StoreException(
        "The tar archive %s cannot be unpacked: %s.".formatted(archive, why),
        "Check that GNU tar is there, and the room for temporary files (TMPDIR).",
        cause);
  }

  /** By a tool: names may be any bytes. */
  private static void forget(Path folder) {
    try {
      run(folder, List.of("rm", "-rf", "--one-file-system", folder.toString()));
    } catch (IOException e) {
      throw new StoreException(
          "The private copy in %s cannot be removed: %s.".formatted(folder, e.getMessage()),
          "Remove it; it holds the data.",
          e);
    }
  }
}
