package dev.seatrial.engine.docker;

import dev.seatrial.engine.BuildContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes the tar streams that the engine takes. */
final class Tar {
  /** Times of the host would make equal contexts differ. */
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private Tar() {}

  static byte[] ofFile(String name, byte[] content, int mode) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = open(bytes)) {
      file(tar, name, content, mode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A build context, and files beside those on the disk. */
  static void ofContext(BuildContext context, Map<String, byte[]> extraFiles, OutputStream to)
      throws IOException {
    try (TarArchiveOutputStream tar = open(to)) {
      Set<String> folders = new HashSet<>();
      for (BuildContext.Entry entry : context.entries()) {
        folders(tar, entry.path(), folders);
        if (entry.link().isPresent()) {
          TarArchiveEntry link = new TarArchiveEntry(entry.path(), TarConstants.LF_SYMLINK);
          link.setLinkName(entry.link().get());
          put(tar, link, 0777);
          tar.closeArchiveEntry();
        } else {
          TarArchiveEntry file = new TarArchiveEntry(entry.path());
          file.setSize(Files.size(entry.file()));
          put(tar, file, entry.executable() ? 0755 : 0644);
          Files.copy(entry.file(), tar);
          tar.closeArchiveEntry();
        }
      }
      for (Map.Entry<String, byte[]> extra : extraFiles.entrySet()) {
        folders(tar, extra.getKey(), folders);
        file(tar, extra.getKey(), extra.getValue(), 0644);
      }
    }
  }

  private static TarArchiveOutputStream open(OutputStream to) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(to, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    return tar;
  }

  /** Folders without an entry of their own would be made with mode 0777. */
  private static void folders(TarArchiveOutputStream tar, String path, Set<String> made)
      throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash + 1);
      if (made.add(folder)) {
        put(tar, new TarArchiveEntry(folder), 0755);
        tar.closeArchiveEntry();
      }
    }
  }

  private static void file(TarArchiveOutputStream tar, String name, byte[] content, int mode)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    put(tar, entry, mode);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode)
      throws IOException {
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setModTime(TIME.toEpochMilli());
    tar.putArchiveEntry(entry);
  }
}
