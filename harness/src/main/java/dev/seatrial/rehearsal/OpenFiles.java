package dev.seatrial.rehearsal;

import dev.seatrial.project.HandedData;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has files of a folder open, as Linux tells in {@code /proc}. Files are known by their inode,
 * as a process in a container calls them otherwise.
 */
final class OpenFiles {
  private final Path proc;

  OpenFiles() {
    this(Path.of("/proc"));
  }

  /** Another place than {@code /proc}. */
  OpenFiles(Path proc) {
    this.proc = proc;
  }

  /**
   * What was seen.
   *
   * @param users one line each, {@code python3 (process 17) has a/b open}; at most a few
   * @param complete whether all processes could be looked at
   */
  record Seen(List<String> users, boolean complete) {}

  /** Looks at all processes but this one. */
  Seen of(List<HandedData.Entry> entries) {
    Map<Object, String> inodes = new HashMap<>();
    for (HandedData.Entry entry : entries) {
      Object key = entry.attributes().fileKey();
      if (key != null && entry.attributes().isRegularFile()) {
        inodes.put(key, entry.path());
      }
    }
    List<String> users = new ArrayList<>();
    boolean complete = Files.isDirectory(proc);
    String self = Long.toString(ProcessHandle.current().pid());
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        String pid = String.valueOf(process.getFileName());
        complete &= pid.equals(self) || look(process, pid, inodes, users);
      }
    } catch (IOException e) {
      complete = false;
    }
    return new Seen(List.copyOf(users), complete);
  }

  /** Whether it could be looked at; one that has ended meanwhile was. */
  private static boolean look(
      Path process, String pid, Map<Object, String> inodes, List<String> users) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : open) {
        String path = inodes.get(key(file));
        if (path != null) {
          users.add(name(process) + " (process " + pid + ") has " + path + " open");
          return true;
        }
      }
      return true;
    } catch (IOException e) {
      return Files.notExists(process);
    }
  }

  private static Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      // A socket, or closed meanwhile.
      return file;
    }
  }

  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      return "a process";
    }
  }
}
