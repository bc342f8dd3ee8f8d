package dev.seatrial.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The ends of a cell's logs, as a site keeps them. */
final class KeptLogs {
  private KeptLogs() {}

  /**
   * Copies them to {@code logs/}.
   *
   * @param from folder that the paths of logs are relative to; nothing outside of it is read
   * @param lines how many last lines of each
   * @return the logs that are there now, with their new paths
   */
  static List<CellReport.Log> keep(
      CellReport cell, Path from, Path to, int lines, UnaryOperator<String> portable)
      throws IOException {
    List<CellReport.Log> kept = new ArrayList<>();
    for (CellReport.Log log : cell.logs()) {
      Path file = from.resolve(log.path()).normalize();
      if (lines > 0
          && file.startsWith(from)
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        LogTail tail = LogTail.of(log, from);
        if (tail.bytes() > 0) {
          String name = "logs/" + (kept.size() + 1) + ".log";
          Files.createDirectories(to.resolve("logs"));
          Files.write(to.resolve(name), text(tail, lines, portable));
          kept.add(new CellReport.Log(log.service(), log.container(), name));
        }
      }
    }
    return List.copyOf(kept);
  }

  private static byte[] text(LogTail tail, int most, UnaryOperator<String> portable) {
    List<String> lines = tail.lines();
    int drop = Math.max(0, lines.size() - most);
    StringBuilder text = new StringBuilder();
    if (drop > 0 || !tail.whole()) {
      text.append("[the lines before were not kept]\n");
    }
    lines.subList(drop, lines.size()).forEach(it -> text.append(portable.apply(it)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
