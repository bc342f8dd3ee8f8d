package dev.seatrial.cli.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of this machine, which is mostly that of the engine, too. */
final class HostMemory {
  private static final Pattern FIELD =
      Pattern.compile("(?m)^(MemTotal|MemAvailable): +([0-9]+) kB$");
  private static final double GIB_IN_KIB = 1024 * 1024;

  private HostMemory() {}

  /** {@code memory 3.2 of 15.6 GiB free}; empty where the kernel does not tell. */
  static Optional<String> words() {
    try {
      return words(Files.readString(Path.of("/proc/meminfo")));
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  static Optional<String> words(String meminfo) {
    double total = 0;
    double free = -1;
    for (Matcher m = FIELD.matcher(meminfo); m.find(); ) {
      double gib = Long.parseLong(m.group(2)) / GIB_IN_KIB;
      if (m.group(1).equals("MemTotal")) {
        total = gib;
      } else {
        free = gib;
      }
    }
    return free < 0 || total <= 0
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "memory %.1f of %.1f GiB free", free, total));
  }
}
