package dev.seatrial.store.files;

import org.jspecify.annotations.Nullable;

/**
 * One name in a tree.
 *
 * @param path bytes of its path from the dataset's directory, {@code .} for that
 * @param mode permissions with setuid, setgid and sticky, 12 bits
 * @param size bytes; -1 unless it is a file
 * @param mtime microseconds since 1970 in UTC
 * @param resolves whether a symlink leads somewhere; null unless it is one
 * @param hardLink the first name of what has several; null when it has one
 */
record FileEntry(
    Bytes path,
    FileType type,
    int mode,
    long uid,
    long gid,
    long size,
    long mtime,
    @Nullable Boolean resolves,
    @Nullable Bytes hardLink,
    Content content) {

  /**
   * What all names of a file share and is costly to read.
   *
   * @param sha256 digest of a file's content
   * @param target of a symlink
   * @param xattrs JSON object; null when there are none
   * @param device {@code major:minor} of a device
   */
  record Content(
      @Nullable Bytes sha256,
      @Nullable Bytes target,
      @Nullable String xattrs,
      @Nullable String device) {}
}
