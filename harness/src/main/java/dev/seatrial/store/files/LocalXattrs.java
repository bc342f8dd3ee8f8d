package dev.seatrial.store.files;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import dev.seatrial.store.StoreException;
import java.util.Arrays;

/**
 * Extended attributes of files of this machine, by the C library: Java itself shows only those of
 * users, and opens the file for it, which a fifo would not survive.
 */
final class LocalXattrs {
  private static final int ENODATA = 61;
  private static final int ERANGE = 34;
  private static final int ENOTSUP = 95;
  private static final int LONGEST = 1 << 20;

  private byte[] names = new byte[1024];
  private byte[] value = new byte[1024];

  /** Functions of libc; {@code throws} makes JNA turn errno into an exception. */
  private static final class Libc {
    static {
      Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native long llistxattr(byte[] path, byte[] list, long size) throws LastErrorException;

    static native long lgetxattr(byte[] path, byte[] name, byte[] value, long size)
        throws LastErrorException;
  }

  /** One call into libc; answers how much it wrote. */
  private interface Call {
    long into(byte[] buffer);
  }

  /**
   * Of a file itself, not of what it links to.
   *
   * @param path absolute
   * @throws LastErrorException as the system refuses
   * @throws StoreException when the C library cannot be called here
   */
  Xattrs read(byte[] path) {
    Xattrs found = new Xattrs();
    byte[] file = terminated(path, 0, path.length);
    try {
      int length = call(names, buffer -> Libc.llistxattr(file, buffer, buffer.length), true);
      for (int from = 0, to; from < length; from = to + 1) {
        to = end(names, from, length);
        byte[] name = terminated(names, from, to);
        int size = call(value, b -> Libc.lgetxattr(file, name, b, b.length), false);
        found.put(Arrays.copyOf(name, name.length - 1), Arrays.copyOf(value, size));
      }
    } catch (LinkageError e) {
      throw new StoreException(
          "Extended attributes cannot be read on this machine: %s.".formatted(e.getMessage()),
          "Read the tree on Linux, with a temporary directory from which programs may run.",
          e);
    }
    return found;
  }

  /** Calls with ever more room, until it is enough. */
  private int call(byte[] buffer, Call call, boolean isNames) {
    byte[] room = buffer;
    while (true) {
      try {
        return (int) call.into(room);
      } catch (LastErrorException e) {
        if (e.getErrorCode() == ENOTSUP && isNames) {
          return 0;
        }
        if (e.getErrorCode() != ERANGE || room.length >= LONGEST) {
          throw e;
        }
        room = new byte[room.length * 8];
        if (isNames) {
          names = room;
        } else {
          value = room;
        }
      }
    }
  }

  /** Whether an attribute went between being listed and being read. */
  static boolean vanished(LastErrorException e) {
    return e.getErrorCode() == ENODATA;
  }

  private static int end(byte[] bytes, int from, int length) {
    int end = from;
    while (end < length && bytes[end] != 0) {
      end++;
    }
    return end;
  }

  private static byte[] terminated(byte[] bytes, int from, int to) {
    return Arrays.copyOf(Arrays.copyOfRange(bytes, from, to), to - from + 1);
  }
}
