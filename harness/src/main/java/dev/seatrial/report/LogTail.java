package dev.seatrial.report;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of a container's log.
 *
 * @param whole whether it is all of it
 * @param bytes size of the file; 0 when there is none
 */
record LogTail(CellReport.Log log, List<String> lines, boolean whole, long bytes) {
  private static final int MOST_LINES = 200;
  private static final int MOST_BYTES = 64 * 1024;
  private static final Pattern ESCAPES =
      Pattern.compile("\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|[@-Z\\\\-_])");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

  static LogTail of(CellReport.Log log, Path runDir) throws IOException {
    Path file = runDir.resolve(log.path());
    if (!Files.isRegularFile(file)) {
      return new LogTail(log, List.of(), true, 0);
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      byte[] end = new byte[(int) Math.min(size, MOST_BYTES)];
      in.seek(size - end.length);
      in.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      int drop = Math.max(end.length < size ? 1 : 0, lines.size() - MOST_LINES);
      List<String> last =
          lines.subList(Math.min(drop, lines.size()), lines.size()).stream()
              .map(LogTail::plain)
              .toList();
      return new LogTail(log, last, drop == 0, size);
    }
  }

  /** Colours and cursor movements mean nothing on a page. */
  private static String plain(String line) {
    return CONTROLS.matcher(ESCAPES.matcher(line).replaceAll("")).replaceAll("");
  }
}
