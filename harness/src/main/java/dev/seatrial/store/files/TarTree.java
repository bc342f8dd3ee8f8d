package dev.seatrial.store.files;

import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** A tree that another machine prints: both streams are read side by side, and must agree. */
final class TarTree implements TreeSource {
  private final TreeStreams streams;

  TarTree(TreeStreams streams) {
    this.streams = streams;
  }

  @Override
  public TreeEntries open(List<String> directory) {
    return new Entries(streams.open(directory.isEmpty() ? "." : String.join("/", directory)));
  }

  @Override
  public void close() {
    streams.close();
  }

  private static final class Entries implements TreeEntries {
    private static final String XATTR = "SCHILY.xattr.";

    private final Facts facts;
    private final TarReader tar;
    private final HardLinks links = new HardLinks();
    private final MessageDigest sha256 = DigestUtils.getSha256Digest();

    Entries(TreeStreams.Streams streams) {
      facts = new Facts(streams.facts());
      tar = new TarReader(streams.tar());
    }

    @Override
    public @Nullable FileEntry next() {
      try {
        Facts.Fact fact = facts.next();
        if (fact != null) {
          return entry(fact);
        }
        TarReader.Member more = tar.next();
        if (more != null) {
          throw changed(more.name());
        }
        return null;
      } catch (IOException e) {
        throw new StoreException(
            "The tree cannot be read to its end: %s.".formatted(e.getMessage()),
            "Stop what writes to the tree, and read it again.",
            e);
      }
    }

    private FileEntry entry(Facts.Fact fact) throws IOException {
      Bytes path = fact.path();
      FileType type = fact.type();
      // Tar leaves sockets out: nothing is kept of them that the list does not say.
      FileEntry.Content content =
          type == FileType.SOCKET
              ? new FileEntry.Content(null, null, null, null)
              : content(fact, path);
      Bytes first = fact.names() > 1 ? links.first(fact.id(), fact.names(), path, content) : null;
      return new FileEntry(
          path,
          type,
          fact.mode(),
          fact.uid(),
          fact.gid(),
          type == FileType.FILE ? fact.size() : -1,
          fact.mtime(),
          fact.resolves(),
          first,
          content);
    }

    private FileEntry.Content content(Facts.Fact fact, Bytes path) throws IOException {
      TarReader.Member member = tar.next();
      if (member == null || !member.name().equals(path)) {
        throw changed(path);
      }
      if (member.type() == '1') {
        FileEntry.Content shared = fact.names() > 1 ? links.content(fact.id()) : null;
        if (shared == null) {
          throw changed(path);
        }
        return shared;
      }
      FileType type = fact.type();
      if (type == FileType.FILE && tar.digest(member, sha256) != fact.size()) {
        throw changed(path);
      }
      return new FileEntry.Content(
          type == FileType.FILE ? Bytes.of(sha256.digest()) : null,
          type == FileType.SYMLINK ? member.link() : null,
          xattrs(member),
          type.isDevice() ? member.major() + ":" + member.minor() : null);
    }

    private static @Nullable String xattrs(TarReader.Member member) {
      Xattrs xattrs = new Xattrs();
      for (Map.Entry<String, Bytes> record : member.records().entrySet()) {
        if (record.getKey().startsWith(XATTR)) {
          String name =
              record.getKey().substring(XATTR.length()).replace("%3D", "=").replace("%25", "%");
          xattrs.put(name.getBytes(StandardCharsets.ISO_8859_1), record.getValue().array());
        }
      }
      return xattrs.json();
    }

    private static StoreException changed(Bytes path) {
      return new StoreException(
          "The tree changed at %s while it was read.".formatted(path),
          "Stop what writes to the tree first.");
    }

    @Override
    public void close() {
      try (facts;
          tar) {
        // Closing them is all.
      } catch (IOException e) {
        throw new StoreException(
            "The tree's streams cannot be closed: %s.".formatted(e.getMessage()),
            "Look at the log of the container engine.",
            e);
      }
    }
  }
}
