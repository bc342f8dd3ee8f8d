package dev.seatrial.cli.progress;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal behind a file descriptor, as the C library knows it: Java only knows of both. */
final class Tty {
  static final int OUT = 1;
  static final int ERR = 2;

  /** Where nobody says how large it is. */
  private static final Size USUAL = new Size(80, 24);

  /** Number of the question for the size of a window. */
  private static final long WINDOW_SIZE = Platform.isMac() ? 0x40087468L : 0x5413L;

  /** Columns and rows. */
  record Size(int columns, int rows) {}

  /** What is called of the C library. */
  private interface Libc extends Library {
    Libc C = Native.load("c", Libc.class);

    int isatty(int descriptor);

    int ioctl(int descriptor, NativeLong request, Object... arguments);
  }

  private Tty() {}

  /** Whether a person looks on there; where the C library cannot be called, nobody does. */
  static boolean is(int descriptor) {
    try {
      return Libc.C.isatty(descriptor) == 1;
    } catch (LinkageError noLibrary) {
      return false;
    }
  }

  /** How large it is now; a person may change that at any time. */
  static Size size(int descriptor) {
    return asked(descriptor).orElseGet(() -> size(System.getenv()));
  }

  /** What the environment says, if it does. */
  static Size size(Map<String, String> environment) {
    return new Size(
        number(environment.get("COLUMNS")).orElse(USUAL.columns()),
        number(environment.get("LINES")).orElse(USUAL.rows()));
  }

  private static Optional<Size> asked(int descriptor) {
    byte[] answer = new byte[8];
    try {
      if (Libc.C.ioctl(descriptor, new NativeLong(WINDOW_SIZE), (Object) answer) != 0) {
        return Optional.empty();
      }
    } catch (LinkageError noLibrary) {
      return Optional.empty();
    }
    ByteBuffer numbers = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
    int rows = numbers.getShort() & 0xffff;
    int columns = numbers.getShort() & 0xffff;
    return rows > 0 && columns > 0 ? Optional.of(new Size(columns, rows)) : Optional.empty();
  }

  private static Optional<Integer> number(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,3}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }
}
