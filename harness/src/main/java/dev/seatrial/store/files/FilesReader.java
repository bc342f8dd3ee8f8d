package dev.seatrial.store.files;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a tree of files. A dataset's table is a directory of the tree, {@code .} for all of it; its
 * rows are that directory itself and everything below it, links not followed.
 *
 * <p>Columns:
 *
 * <ul>
 *   <li>{@code path}, the key: relative to the dataset's directory, which is {@code .} itself; a
 *       name that is not UTF-8 is bytes;
 *   <li>{@code type}: {@code file}, {@code directory}, {@code symlink}, {@code fifo}, {@code
 *       socket}, {@code block} or {@code character};
 *   <li>{@code mode}: four octal digits, {@code 0644}, {@code 4755};
 *   <li>{@code uid}, {@code gid};
 *   <li>{@code size}: bytes, of files only;
 *   <li>{@code mtime}: microseconds; what the file system keeps beyond them is cut;
 *   <li>{@code sha256}: hexadecimal, of the content of files;
 *   <li>{@code target}: of symlinks, as written;
 *   <li>{@code resolves}: whether a symlink leads to something that exists where the tree is read;
 *   <li>{@code hard_link}: NULL for what has one name; otherwise the first of its names in this
 *       dataset, in the order of bytes. It is the same for all names of one file, and its own path
 *       for the first;
 *   <li>{@code xattrs}: extended attributes, capabilities and access lists as a JSON object, name
 *       to text, or to {@code {"base64": …}} when it is not text; NULL when there are none. {@code
 *       security.selinux} is left out: it is the host's, not the data's;
 *   <li>{@code device}: {@code major:minor} of device files.
 * </ul>
 *
 * Access, change and birth times are not read. Memory: the names of the directory being read, and
 * about 200 bytes for each file of which some but not all names have been met.
 */
public final class FilesReader implements DatasetReader {
  private final TreeSource source;

  private FilesReader(TreeSource source) {
    this.source = source;
  }

  /** Reads a tree that a machine prints; closing the reader closes the streams. */
  public static FilesReader of(TreeStreams streams) {
    return new FilesReader(new TarTree(streams));
  }

  /**
   * Reads a directory of this machine.
   *
   * @throws StoreException when there is no such directory, or Java cannot name it in this locale
   */
  public static FilesReader local(String directory) {
    try {
      return local(FileSystems.getDefault().getPath(directory));
    } catch (InvalidPathException e) {
      throw new StoreException(
          "The name of the directory %s cannot be used in this locale.".formatted(directory),
          "Set LC_ALL=C.UTF-8; names below the directory may be any bytes in every locale.",
          e);
    }
  }

  /**
   * Reads a directory of this machine.
   *
   * @throws StoreException when there is no such directory
   */
  public static FilesReader local(Path directory) {
    return new FilesReader(LocalTree.of(directory));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A file that changes, comes or goes while the tree is read is an error, where it shows.
   */
  @Override
  public RowCursor open(Dataset dataset) {
    if (!dataset.key().isEmpty() && !dataset.key().equals(FileRows.KEY)) {
      throw new StoreException(
          "The key of dataset %s is (%s), but files are known by their path."
              .formatted(dataset.name(), String.join(", ", dataset.key())),
          "Leave `key` out, or name `path`.");
    }
    return new FileRows(source.open(directory(dataset)));
  }

  /** All columns of every tree. */
  public static List<Column> columns() {
    return FileRows.COLUMNS;
  }

  private static List<String> directory(Dataset dataset) {
    List<String> parts =
        List.of(dataset.table().split("/+")).stream()
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    if (dataset.table().startsWith("/") || parts.contains("..")) {
      throw new StoreException(
          "Dataset %s names the directory %s, which is not one of the tree."
              .formatted(dataset.name(), dataset.table()),
          "Name a directory relative to the tree's root, `.` for all of it.");
    }
    return parts;
  }

  /** The whole tree. */
  @Override
  public List<String> tables() {
    return List.of(".");
  }

  @Override
  public Structure structure() {
    return Structure.none();
  }

  @Override
  public void close() {
    source.close();
  }
}
