package dev.seatrial.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was measured, as a table. */
final class Results {
  private static final Logger LOG = LoggerFactory.getLogger(Results.class);

  private final String name;
  private final int rows;
  private final int rounds;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final List<String> ratios = new ArrayList<>();

  /**
   * @param name of the file
   */
  Results(String name, int rows, int rounds) {
    this.name = name;
    this.rows = rows;
    this.rounds = rounds;
  }

  void add(String what, double took) {
    LOG.info("{}: {} s", what, String.format(Locale.ROOT, "%.2f", took));
    seconds.computeIfAbsent(what, any -> new ArrayList<>()).add(took);
  }

  /** One thing measured as a multiple of another; both are there. */
  void ratio(String what, String peer, String promise) {
    ratios.add(
        "| %s | %s | %s | %s |"
            .formatted(what, peer, number(median(what) / median(peer)), promise));
  }

  void write() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        %,d %s, %d rounds, %d processors, Java %s.

        | ratio of | to | measured | promise |
        |---|---|---|---|
        """
            .formatted(
                rows,
                name.equals("rows") ? "rows of nine columns" : "documents",
                rounds,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature()));
    ratios.forEach(line -> text.append(line).append('\n'));
    text.append("\n| what | median, s | all, s |\n|---|---|---|\n");
    seconds.forEach(
        (what, all) ->
            text.append("| ")
                .append(what)
                .append(" | ")
                .append(number(median(what)))
                .append(" | ")
                .append(String.join(", ", all.stream().map(Results::number).toList()))
                .append(" |\n"));
    LOG.info("\n{}", text);
    Files.writeString(
        Files.createDirectories(Path.of("target", "bench")).resolve(name + ".md"), text);
  }

  private double median(String what) {
    List<Double> all = seconds.getOrDefault(what, List.of()).stream().sorted().toList();
    return all.get(all.size() / 2);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
