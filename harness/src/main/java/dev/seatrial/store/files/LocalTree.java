package dev.seatrial.store.files;

import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory of this machine. Names in it may be any bytes, whatever the locale. */
final class LocalTree implements TreeSource {
  private final Path root;

  private LocalTree(Path root) {
    this.root = root;
  }

  static LocalTree of(Path root) {
    try {
      Path real = root.toRealPath();
      if (Files.isDirectory(real)) {
        return new LocalTree(real);
      }
    } catch (IOException e) {
      throw failure(root, e);
    }
    throw new StoreException(
        "%s is not a directory.".formatted(root), "Name the directory whose files are compared.");
  }

  @Override
  public TreeEntries open(List<String> directory) {
    Path at = root;
    for (String part : directory) {
      Path child = child(at, part);
      if (child == null || !Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        throw new StoreException(
            "%s has no directory %s.".formatted(root, String.join("/", directory)),
            "Name a directory of the tree, `.` for all of it; links are not followed.");
      }
      at = child;
    }
    return new LocalWalk(at);
  }

  private static @Nullable Path child(Path directory, String name) {
    if (Bytes.isPlain(name)) {
      return directory.resolve(name);
    }
    Bytes wanted = Bytes.of(name);
    for (Name found : names(directory)) {
      if (found.bytes().equals(wanted)) {
        return found.in(directory);
      }
    }
    return null;
  }

  /**
   * A name in a directory.
   *
   * @param path itself, when its bytes do not tell it in every locale
   */
  record Name(Bytes bytes, @Nullable Path path) implements Comparable<Name> {

    Path in(Path directory) {
      return path == null ? directory.resolve(bytes.toString()) : directory.resolve(path);
    }

    @Override
    public int compareTo(Name other) {
      return bytes.compareTo(other.bytes);
    }
  }

  /** What a directory holds, in order. */
  static List<Name> names(Path directory) {
    List<Name> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Path name = file.getFileName();
        names.add(new Name(Bytes.of(name), Bytes.isPlain(name.toString()) ? null : name));
      }
    } catch (IOException e) {
      throw failure(directory, e);
    } catch (DirectoryIteratorException e) {
      throw failure(directory, new IOException(e.getCause()));
    }
    Collections.sort(names);
    return names;
  }

  /** What a failure of the file system means. */
  static StoreException failure(Path file, IOException e) {
    if (e instanceof AccessDeniedException) {
      return new StoreException(
          "%s cannot be read: permission denied.".formatted(file),
          "Run as a user who may read all of the tree, root for instance.",
          e);
    }
    if (e instanceof NoSuchFileException) {
      return new StoreException(
          "%s is not there, or went away while the tree was read.".formatted(file),
          "Check the name, and stop what writes to the tree.",
          e);
    }
    return new StoreException(
        "%s cannot be read: %s.".formatted(file, e.getMessage()),
        "Check the file system; a tree must not change while it is read.",
        e);
  }

  @Override
  public void close() {}
}
