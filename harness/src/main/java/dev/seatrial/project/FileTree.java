package dev.seatrial.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.file.PathUtils;

/** Files in a folder that is named after what they hold; several processes may use it at once. */
final class FileTree {
  private static final int TRIES = 5;

  private FileTree() {}

  /**
   * The folder that holds these files, and only these; it is made, or made whole again, when it
   * must be.
   *
   * @param files path with slashes to content, sorted
   */
  static Path unpack(Map<String, byte[]> files, Path parent) throws IOException {
    Path folder = parent.resolve(digest(files));
    if (whole(folder, files)) {
      return folder;
    }
    Files.createDirectories(parent);
    Path fresh = Files.createTempDirectory(parent, ".fresh-");
    try {
      write(files, fresh);
      // Another process may do the same at the same time.
      for (int i = 0; i < TRIES && !moved(fresh, folder) && !whole(folder, files); i++) {
        takeAway(folder, parent);
      }
    } finally {
      remove(fresh);
    }
    return folder;
  }

  private static boolean moved(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException taken) {
      if (Files.isDirectory(folder)) {
        return false;
      }
      throw taken;
    }
  }

  private static void takeAway(Path damaged, Path parent) throws IOException {
    Path away = Files.createTempDirectory(parent, ".damaged-");
    try {
      Files.move(damaged, away.resolve("it"), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException gone) {
      // The other process was first.
      return;
    } finally {
      remove(away);
    }
  }

  private static void write(Map<String, byte[]> files, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
      if (BundledFixtures.script(file.getValue())) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Cleaners of caches take single files; contents are not read again. */
  private static boolean whole(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path there = folder.resolve(file.getKey());
      if (!Files.isRegularFile(there)
          || Files.size(there) != file.getValue().length
          || Files.isExecutable(there) != BundledFixtures.script(file.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      PathUtils.deleteDirectory(folder);
    }
  }

  private static String digest(Map<String, byte[]> files) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    files.forEach(
        (path, content) -> {
          digest.update((path + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }
}
