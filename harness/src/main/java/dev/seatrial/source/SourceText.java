package dev.seatrial.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text file as diagnostics show it.
 *
 * @param path as the user would type it
 * @param text without a byte order mark; every line break is {@code \n}
 * @param lines the text, split
 */
public record SourceText(String path, String text, List<String> lines) {

  /** No file of ours comes near; a larger one is somebody's data dump. */
  private static final long LARGEST = 1 << 20;

  public static SourceText of(String path, String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    plain = plain.replace("\r\n", "\n").replace('\r', '\n');
    return new SourceText(path, plain, plain.lines().toList());
  }

  /**
   * Reads a UTF-8 file and hands it to the collector, so that diagnostics can show its lines. Empty
   * after reporting why it cannot be read.
   */
  public static Optional<SourceText> read(Path file, Diagnostics diagnostics) {
    String path = shown(file);
    Location whole = Location.ofFile(path);
    byte[] bytes;
    try {
      if (Files.isDirectory(file)) {
        diagnostics.error("file.unreadable", whole, "this is a folder, not a file");
        return Optional.empty();
      }
      if (Files.exists(file) && Files.size(file) > LARGEST) {
        diagnostics.error("file.too-large", whole, "this file is larger than 1 MiB");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      diagnostics.error("file.missing", whole, "there is no such file");
      return Optional.empty();
    } catch (IOException unreadable) {
      diagnostics.error(
          "file.unreadable", whole, "this file cannot be read: " + unreadable.getMessage());
      return Optional.empty();
    }
    return decode(path, bytes, diagnostics);
  }

  /** The path as the user would type it: relative to the working directory where possible. */
  public static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path there = file.toAbsolutePath().normalize();
    String path = (there.startsWith(here) ? here.relativize(there) : there).toString();
    return path.isEmpty() ? "." : path.replace('\\', '/');
  }

  private static Optional<SourceText> decode(String path, byte[] bytes, Diagnostics diagnostics) {
    CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
    CoderResult outcome =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
    SourceText source = of(path, new String(bytes, StandardCharsets.UTF_8));
    diagnostics.add(source);
    if (!outcome.isError()) {
      return Optional.of(source);
    }
    String good = of(path, decoded.flip().toString()).text();
    int line = 1 + (int) good.chars().filter(c -> c == '\n').count();
    String before = good.substring(good.lastIndexOf('\n') + 1);
    int column = 1 + before.codePointCount(0, before.length());
    diagnostics.error(
        "file.not-utf-8",
        new Location(path, line, column, 1),
        "this byte is not UTF-8",
        "save the file as UTF-8");
    return Optional.empty();
  }

  /** The line, 1-based; empty text when there is none. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
