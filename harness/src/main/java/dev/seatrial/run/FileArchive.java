package dev.seatrial.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Tar archives of one root, a file or a folder. */
final class FileArchive {
  private static final String ROOT = "data";

  private FileArchive() {}

  /** A file or folder of this machine. Who owns it here means nothing there: root does. */
  static void ofHost(Path root, OutputStream to) throws IOException {
    try (TarArchiveOutputStream tar = open(to);
        Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        String inside = root.relativize(file).toString().replace('\\', '/');
        put(tar, file, inside.isEmpty() ? ROOT : ROOT + "/" + inside);
      }
    }
  }

  private static void put(TarArchiveOutputStream tar, Path file, String name) throws IOException {
    TarArchiveEntry entry;
    if (Files.isSymbolicLink(file)) {
      entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(file).toString());
    } else {
      boolean folder = Files.isDirectory(file);
      entry = new TarArchiveEntry(folder ? name + "/" : name);
      entry.setMode(mode(file));
      entry.setSize(folder ? 0 : Files.size(file));
    }
    entry.setLastModifiedTime(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
    tar.putArchiveEntry(entry);
    if (entry.isFile() && !entry.isSymbolicLink()) {
      Files.copy(file, tar);
    }
    tar.closeArchiveEntry();
  }

  private static int mode(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
  }

  /** Digest of names, modes and contents; times do not count. */
  static String digest(Path root) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        String name = root.relativize(file) + (Files.isSymbolicLink(file) ? " link" : " ");
        digest.update((name + mode(file) + "\n").getBytes(StandardCharsets.UTF_8));
        if (Files.isSymbolicLink(file)) {
          digest.update(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
        } else if (Files.isRegularFile(file)) {
          digest.update(DigestUtils.sha256(Files.readAllBytes(file)));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A file that everybody may read. */
  static void ofText(String text, Instant time, OutputStream to) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    ofContent(new ByteArrayInputStream(content), content.length, time, to);
  }

  /**
   * Likewise, of any size.
   *
   * @param bytes as many as there are in it
   */
  static void ofContent(InputStream content, long bytes, Instant time, OutputStream to)
      throws IOException {
    try (TarArchiveOutputStream tar = open(to)) {
      TarArchiveEntry entry = new TarArchiveEntry(ROOT);
      entry.setMode(0644);
      entry.setSize(bytes);
      entry.setLastModifiedTime(FileTime.from(time));
      tar.putArchiveEntry(entry);
      content.transferTo(tar);
      tar.closeArchiveEntry();
    }
  }

  /**
   * Gives the root another name.
   *
   * @param name with slashes; folders above it get no entry of their own
   * @param owner user[:group] by number, of everything; kept when empty
   * @param mode octal, of regular files; kept when empty
   */
  static void adapt(
      InputStream from, OutputStream to, String name, Optional<String> owner, Optional<String> mode)
      throws IOException {
    try (TarArchiveInputStream in = new TarArchiveInputStream(from);
        TarArchiveOutputStream out = open(to)) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        e.setName(renamed(e.getName(), name));
        if (e.isLink()) {
          e.setLinkName(renamed(e.getLinkName(), name));
        }
        if (owner.isPresent()) {
          own(e, List.of(owner.get().split(":", 2)));
        }
        if (mode.isPresent() && e.isFile() && !e.isSymbolicLink() && !e.isLink()) {
          e.setMode(Integer.parseInt(mode.get(), 8));
        }
        out.putArchiveEntry(e);
        in.transferTo(out);
        out.closeArchiveEntry();
      }
    }
  }

  private static void own(TarArchiveEntry entry, List<String> userAndGroup) {
    entry.setUserId(Long.parseLong(userAndGroup.get(0)));
    entry.setUserName("");
    if (userAndGroup.size() > 1) {
      entry.setGroupId(Long.parseLong(userAndGroup.get(1)));
      entry.setGroupName("");
    }
  }

  private static String renamed(String path, String root) {
    int slash = path.indexOf('/');
    return slash < 0 ? root : root + path.substring(slash);
  }

  static TarArchiveOutputStream open(OutputStream to) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(to, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    return tar;
  }
}
