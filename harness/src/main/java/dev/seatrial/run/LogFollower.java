package dev.seatrial.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for a line in a log file that grows; each line is looked at once. */
final class LogFollower {
  private static final int CHUNK = 1 << 16;

  private final Path log;
  private long position;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

  private LogFollower(Path log, long position) {
    this.log = log;
    this.position = position;
  }

  /** All lines count. */
  static LogFollower fromTheStart(Path log) {
    return new LogFollower(log, 0);
  }

  /** Lines count that come from now on. */
  static LogFollower fromNow(Path log) {
    return new LogFollower(log, Files.exists(log) ? log.toFile().length() : 0);
  }

  /** The first line that matches since the last look; a line without an end is looked at, too. */
  Optional<String> find(Pattern pattern) {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(position);
      byte[] chunk = new byte[CHUNK];
      for (int read = file.read(chunk); read > 0; read = file.read(chunk)) {
        position += read;
        Optional<String> found = find(pattern, chunk, read);
        if (found.isPresent()) {
          return found;
        }
      }
      return matching(pattern);
    } catch (IOException e) {
      throw new HarnessFailure("cannot read " + log, e);
    }
  }

  private Optional<String> find(Pattern pattern, byte[] chunk, int length) {
    Optional<String> found = Optional.empty();
    for (int i = 0; i < length; i++) {
      if (chunk[i] != '\n') {
        unfinished.write(chunk[i]);
        continue;
      }
      if (found.isEmpty()) {
        found = matching(pattern);
      }
      unfinished.reset();
    }
    return found;
  }

  private Optional<String> matching(Pattern pattern) {
    String line = unfinished.toString(StandardCharsets.UTF_8).replace("\r", "");
    return !line.isEmpty() && pattern.matcher(line).find() ? Optional.of(line) : Optional.empty();
  }
}
