package dev.seatrial.cli;

import dev.seatrial.plan.GivenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Files that are handed over on the command line. */
final class HandedOver {
  private HandedOver() {}

  /** By name, from {@code NAME=FILE}; a {@link UsageError} when one is malformed or unreadable. */
  static Map<String, GivenFile> of(List<String> options) {
    Map<String, GivenFile> files = new LinkedHashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals < 1 || equals == option.length() - 1) {
        throw new UsageError("--with " + option + " names no file; --with NAME=FILE does.");
      }
      String name = option.substring(0, equals);
      if (files.put(name, file(Path.of(option.substring(equals + 1)))) != null) {
        throw new UsageError("--with hands over two files for " + name + "; one is needed.");
      }
    }
    return files;
  }

  private static GivenFile file(Path path) {
    if (!Files.exists(path)) {
      throw new UsageError("There is no file " + path + ".");
    }
    if (!Files.isRegularFile(path)) {
      throw new UsageError(path + " is no file: --with hands over a single one.");
    }
    Path absolute = path.toAbsolutePath().normalize();
    try {
      MessageDigest digest = DigestUtils.getSha256Digest();
      long bytes;
      try (InputStream in = new DigestInputStream(Files.newInputStream(absolute), digest)) {
        bytes = in.transferTo(OutputStream.nullOutputStream());
      }
      return new GivenFile(
          Optional.of(absolute),
          String.valueOf(absolute.getFileName()),
          bytes,
          HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new UsageError(path + " cannot be read: " + e.getMessage() + ".");
    }
  }
}
