package dev.seatrial.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that are there as a whole or not at all: they are written under another name in the same
 * folder, and renamed. One that is there is replaced; folders above it are made.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes what will stand in a file. */
  public interface Content {

    /**
     * Writes it.
     *
     * @param fresh an empty file that only the user can read, and which is thrown away when this
     *     fails
     */
    void writeTo(Path fresh) throws IOException;
  }

  /** Writes a text. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void write(Path file, byte[] content) throws IOException {
    fill(file, fresh -> Files.write(fresh, content));
  }

  /** Writes a text; nobody but the user can read it. */
  public static void writePrivate(Path file, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    fill(file, fresh -> Files.write(fresh, content), "rw-------");
  }

  /** Writes what is too long for memory. */
  public static void fill(Path file, Content content) throws IOException {
    fill(file, content, "rw-r--r--");
  }

  private static void fill(Path file, Content content, String permissions) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    Files.createDirectories(folder);
    // Nobody else can read it from the start.
    Path fresh = Files.createTempFile(folder, ".fresh-", "");
    try {
      content.writeTo(fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(permissions));
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
