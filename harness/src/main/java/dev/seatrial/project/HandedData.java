package dev.seatrial.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A folder of the user with all that is in it, or one file. It is only ever read.
 *
 * @param root absolute
 * @param without paths below it, with slashes, that are not looked into; of a folder
 */
public record HandedData(Path root, Set<String> without) {
  public HandedData(Path root, Set<String> without) {
    this.root = root.toAbsolutePath().normalize();
    this.without = Set.copyOf(without);
  }

  /**
   * A file, folder or link in it.
   *
   * @param path below the root, with slashes; empty for the root itself
   * @param mode of Unix, with the kind of file
   * @param owner number of the user
   * @param group number of the group
   */
  public record Entry(
      String path, Path file, BasicFileAttributes attributes, int mode, int owner, int group) {

    /** Whether it can be copied: sockets, pipes and devices cannot. */
    public boolean copied() {
      return !attributes.isOther();
    }
  }

  /** Told of each file that is read. */
  public interface Reader {
    /**
     * Something that can be copied.
     *
     * @return where its content is to be written to; of what is no regular file, nothing is written
     */
    OutputStream begin(Entry entry) throws IOException;

    /** The content of the last one is complete. */
    void end(Entry entry) throws IOException;
  }

  /**
   * All entries but those left out, parents before children, sorted by path.
   *
   * @throws IOException when one cannot be looked at
   */
  public List<Entry> entries() throws IOException {
    Map<String, Entry> all = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (without.contains(name(folder))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            return visitFile(folder, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = name(file);
            if (!without.contains(name)) {
              all.put(name, entry(name, file, attributes));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new ArrayList<>(all.values());
  }

  /** Paths of what is left out and is there. */
  public List<String> leftOut() {
    return without.stream()
        .filter(path -> Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS))
        .sorted()
        .toList();
  }

  /**
   * Digest of everything in it: names, kinds, modes, owners, times of change, targets of links,
   * contents; of one file, of its content alone. 64 hexadecimal digits.
   *
   * @throws IOException when something cannot be read
   */
  public String digest() throws IOException {
    if (Files.isRegularFile(root)) {
      return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(root);
    }
    return read(
        new Reader() {
          @Override
          public OutputStream begin(Entry entry) {
            return OutputStream.nullOutputStream();
          }

          @Override
          public void end(Entry entry) {
            // Nothing is kept of it.
          }
        });
  }

  /**
   * Reads everything that can be copied.
   *
   * @return the digest of what was read, as {@link #digest} tells it
   * @throws IOException when something cannot be read, or the reader fails
   */
  public String read(Reader reader) throws IOException {
    MessageDigest all = DigestUtils.getSha256Digest();
    for (Entry entry : entries()) {
      all.update(header(entry).getBytes(StandardCharsets.UTF_8));
      if (!entry.copied()) {
        continue;
      }
      OutputStream to = reader.begin(entry);
      if (entry.attributes().isRegularFile()) {
        MessageDigest one = DigestUtils.getSha256Digest();
        Files.copy(entry.file(), new DigestOutputStream(to, one));
        all.update(one.digest());
      }
      reader.end(entry);
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static Entry entry(String name, Path file, BasicFileAttributes attributes)
      throws IOException {
    return new Entry(
        name, file, attributes, unix(file, "mode"), unix(file, "uid"), unix(file, "gid"));
  }

  private static int unix(Path file, String attribute) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
  }

  private static String header(Entry entry) throws IOException {
    BasicFileAttributes its = entry.attributes();
    String link = its.isSymbolicLink() ? Files.readSymbolicLink(entry.file()).toString() : "";
    // The size of a folder is the file system's affair.
    long size = its.isRegularFile() ? its.size() : 0;
    return String.join(
            "\0",
            entry.path(),
            Integer.toOctalString(entry.mode()),
            entry.owner() + ":" + entry.group(),
            its.lastModifiedTime().toString(),
            Long.toString(size),
            link)
        + "\n";
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
