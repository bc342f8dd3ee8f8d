package dev.seatrial.store.files;

import dev.seatrial.store.StoreException;
import java.io.InputStream;

/**
 * A tree on another machine, as two streams that standard tools print there: GNU findutils 4.9 or
 * newer, GNU coreutils, GNU tar 1.29 or newer, and a shell.
 *
 * <p>The scripts are for {@code sh -ec}, in the tree's root, with the directory's path from there
 * in {@code $DIRECTORY}, and a folder for lists in {@code $LISTS} that no other opening uses: about
 * 300 bytes for each name.
 */
public interface TreeStreams extends AutoCloseable {

  /**
   * Lists the names in the order of their bytes; must run before the others. Exits with {@link
   * #NO_DIRECTORY} when there is no such directory.
   */
  String LIST =
      "mkdir -p \"$LISTS\"; [ -d \"./$DIRECTORY\" ] || exit 44; cd \"./$DIRECTORY\";"
          + " export LC_ALL=C; find . -print0 > \"$LISTS/found\";"
          + " sort -z -S 64M -T \"$LISTS\" -o \"$LISTS/names\" \"$LISTS/found\";"
          + " find -files0-from \"$LISTS/names\" -maxdepth 0"
          + " -printf '%p\\0%y%Y/%m/%U/%G/%s/%T@/%n/%D/%i\\0' > \"$LISTS/facts\";"
          + " rm \"$LISTS/found\"";

  /** What {@link #LIST} exits with when the directory is not there. */
  int NO_DIRECTORY = 44;

  /** Prints what {@link Streams#facts} is. */
  String FACTS = "exec cat \"$LISTS/facts\"";

  /** Prints what {@link Streams#tar} is. */
  String TAR =
      "cd \"./$DIRECTORY\"; export LC_ALL=C; exec tar --format=posix --xattrs"
          + " --xattrs-include='*' --sparse --numeric-owner --no-recursion --null"
          + " --verbatim-files-from -T \"$LISTS/names\" -c";

  /**
   * Starts reading a directory of the tree, by the scripts. Reading a stream to its end fails when
   * its command did.
   *
   * @param directory path from the root, {@code .} for all
   * @throws StoreException when there is no such directory
   */
  Streams open(String directory);

  @Override
  void close();

  /**
   * Both streams, in the same order.
   *
   * @param facts of each name: its path, NUL, then type, type of what a symlink leads to, mode,
   *     owner, group, size, mtime, number of names, device and inode, NUL; by the bytes of the path
   * @param tar the same names but for sockets, in posix format, with {@code SCHILY.xattr} records
   */
  record Streams(InputStream facts, InputStream tar) {}
}
