package dev.seatrial.store.files;

import com.sun.jna.LastErrorException;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a local directory in the order of the bytes of their paths. That is not the order of a
 * walk: {@code a-b} lies between {@code a} and {@code a/b}. So what is below a directory waits for
 * its turn under the name with its slash.
 */
final class LocalWalk implements TreeEntries {
  private static final OpenOption[] READ = {StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS};

  private final Path root;
  private final Bytes absolute;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final HardLinks links = new HardLinks();
  private final LocalXattrs xattrs = new LocalXattrs();
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private final byte[] buffer = new byte[1 << 16];
  private boolean rootMet;

  LocalWalk(Path root) {
    this.root = root;
    this.absolute = Bytes.of(root);
    levels.push(new Level(root, Bytes.NONE));
  }

  /** One directory on the way down. */
  private static final class Level {
    final Path directory;
    final Bytes path;
    final Iterator<LocalTree.Name> names;
    LocalTree.@Nullable Name next;

    /** Directories whose entries come later, by their names with a slash. */
    final TreeMap<Bytes, Path> below = new TreeMap<>();

    Level(Path directory, Bytes path) {
      this.directory = directory;
      this.path = path;
      this.names = LocalTree.names(directory).iterator();
      this.next = names.hasNext() ? names.next() : null;
    }
  }

  @Override
  public @Nullable FileEntry next() {
    while (true) {
      Level level = levels.peek();
      if (level == null) {
        return null;
      }
      LocalTree.Name name = level.next;
      Map.Entry<Bytes, Path> below = level.below.firstEntry();
      Bytes first = name == null ? null : name.bytes();
      if (below != null && (first == null || below.getKey().compareTo(first) < 0)) {
        level.below.pollFirstEntry();
        descend(level, below);
      } else if (isRootsTurn(level, first)) {
        rootMet = true;
        return entry(root, Bytes.DOT);
      } else if (name == null) {
        levels.pop();
      } else {
        level.next = level.names.hasNext() ? level.names.next() : null;
        return child(level, name);
      }
    }
  }

  /** The root is an entry too, in the place of its name. */
  private boolean isRootsTurn(Level level, @Nullable Bytes first) {
    return !rootMet && level.path.isEmpty() && (first == null || Bytes.DOT.compareTo(first) < 0);
  }

  private void descend(Level level, Map.Entry<Bytes, Path> below) {
    Bytes name = below.getKey().shorter();
    levels.push(new Level(below.getValue(), level.path.join(name)));
  }

  private FileEntry child(Level level, LocalTree.Name name) {
    Path file = name.in(level.directory);
    FileEntry entry = entry(file, level.path.join(name.bytes()));
    if (entry.type() == FileType.DIRECTORY) {
      level.below.put(name.bytes().slashed(), file);
    }
    return entry;
  }

  private FileEntry entry(Path file, Bytes path) {
    try {
      Stat stat = Stat.of(file);
      boolean linked = stat.names() > 1;
      FileEntry.Content content = linked ? links.content(stat.id()) : null;
      if (content == null) {
        content = content(file, path, stat);
      }
      return new FileEntry(
          path,
          stat.type(),
          stat.mode(),
          stat.uid(),
          stat.gid(),
          stat.type() == FileType.FILE ? stat.size() : -1,
          stat.mtime(),
          stat.type() == FileType.SYMLINK ? Files.exists(file) : null,
          linked ? links.first(stat.id(), stat.names(), path, content) : null,
          content);
    } catch (IOException e) {
      throw LocalTree.failure(file, e);
    }
  }

  private FileEntry.Content content(Path file, Bytes path, Stat stat) throws IOException {
    return new FileEntry.Content(
        stat.type() == FileType.FILE ? digest(file, stat.size()) : null,
        stat.type() == FileType.SYMLINK ? Bytes.of(Files.readSymbolicLink(file)) : null,
        xattrs(path),
        stat.type().isDevice() ? stat.device() : null);
  }

  private Bytes digest(Path file, long size) throws IOException {
    long length = 0;
    try (InputStream content = Files.newInputStream(file, READ)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        sha256.update(buffer, 0, n);
        length += n;
      }
    }
    Bytes digest = Bytes.of(sha256.digest());
    if (length != size) {
      throw new StoreException(
          "%s changed while it was read.".formatted(file), "Stop what writes to the tree first.");
    }
    return digest;
  }

  private @Nullable String xattrs(Bytes path) throws IOException {
    try {
      Bytes name = path.equals(Bytes.DOT) ? absolute : absolute.join(path);
      return xattrs.read(name.array()).json();
    } catch (LastErrorException e) {
      throw new IOException("its attributes: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    levels.clear();
  }
}
