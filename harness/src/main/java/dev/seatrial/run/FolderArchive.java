package dev.seatrial.run;

import dev.seatrial.project.HandedData;
import dev.seatrial.project.HandedData.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes what is in a folder of the user into an archive, as it is. */
final class FolderArchive implements HandedData.Reader {
  private static final int PERMISSIONS = 07777;

  private final TarArchiveOutputStream tar;
  private final String root;

  /**
   * An archive to write.
   *
   * @param root what the folder is called in it; empty for what is in it alone
   */
  FolderArchive(TarArchiveOutputStream tar, String root) {
    this.tar = tar;
    this.root = root;
  }

  @Override
  public OutputStream begin(Entry entry) throws IOException {
    String path =
        entry.path().isEmpty() || root.isEmpty() ? root + entry.path() : root + "/" + entry.path();
    String name = path.isEmpty() ? "." : path;
    TarArchiveEntry header;
    if (entry.attributes().isSymbolicLink()) {
      header = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      header.setLinkName(Files.readSymbolicLink(entry.file()).toString());
    } else {
      header = new TarArchiveEntry(entry.attributes().isDirectory() ? name + "/" : name);
      header.setMode(entry.mode() & PERMISSIONS);
      header.setSize(entry.attributes().isRegularFile() ? entry.attributes().size() : 0);
    }
    header.setUserId(entry.owner());
    header.setGroupId(entry.group());
    header.setLastModifiedTime(entry.attributes().lastModifiedTime());
    tar.putArchiveEntry(header);
    return tar;
  }

  @Override
  public void end(Entry entry) throws IOException {
    tar.closeArchiveEntry();
  }
}
