package dev.seatrial.report;

import static dev.seatrial.report.Markdown.head;
import static dev.seatrial.report.Markdown.row;
import static dev.seatrial.report.Markdown.text;

import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of the upgrades of a system, for those who are about to do one: a Markdown document
 * made of the latest verdict of every cell.
 */
final class Compatibility {
  private static final int MOST_EVIDENCE = 3;
  private static final int LONGEST = 400;

  private final List<CellReport> cells;
  private final StringBuilder out = new StringBuilder();

  private Compatibility(List<CellReport> cells) {
    this.cells = cells;
  }

  /**
   * The document.
   *
   * @param runs of one system; of a cell that several have, the latest counts
   */
  static String of(List<RunReport> runs) {
    Compatibility document = new Compatibility(latest(runs));
    document.opening(runs);
    document.matrix();
    document.broken();
    document.scenarios();
    document.notRun();
    document.provenance();
    return document.out.toString();
  }

  private static List<CellReport> latest(List<RunReport> runs) {
    Map<String, CellReport> latest = new TreeMap<>();
    runs.stream()
        .sorted(Comparator.comparing(RunReport::started))
        .flatMap(run -> run.cells().stream())
        .forEach(
            cell ->
                latest.merge(
                    cell.id(),
                    cell,
                    // A cell that was merely left out this time keeps its verdict.
                    (old, now) -> now.ran() || !old.ran() ? now : old));
    return List.copyOf(latest.values());
  }

  private void opening(List<RunReport> runs) {
    String systems = cells.stream().map(CellReport::system).distinct().collect(joined());
    out.append("# ")
        .append(text(systems))
        .append(": what its upgrades keep, and what they break\n");
    boolean all = cells.stream().noneMatch(c -> c.verdict().status() == Status.NOT_RUN);
    out.append("\nReal releases, the real migration, real databases; every cell below was run");
    out.append(all ? ". " : ", or says why it could not be. ");
    out.append(cells.size()).append(" cells: ").append(counted(cells)).append(".\n\n");
    RunReport last = runs.stream().max(Comparator.comparing(RunReport::ended)).orElseThrow();
    out.append("Last run ").append(Words.clock(last.ended()));
    out.append(" by Seatrial ").append(text(last.version())).append(" on ");
    out.append(text(last.host().getOrDefault("cpus", "?"))).append(" CPUs, ");
    out.append(Words.bytes(Long.parseLong(last.host().getOrDefault("memoryBytes", "0"))));
    out.append(" of memory. Times below are of that machine, and not of yours.\n");
    Set<String> caveats = new TreeSet<>();
    cells.forEach(cell -> caveats.addAll(cell.caveats()));
    if (!caveats.isEmpty()) {
      out.append("\n**Not the real thing everywhere**: ").append(String.join(", ", caveats));
      out.append("; see [what it was run with](#what-it-was-run-with).\n");
    }
    out.append("\n| Mark | Verdict |\n| --- | --- |\n");
    Set<Status> seen = new TreeSet<>(Comparator.reverseOrder());
    cells.forEach(cell -> seen.add(cell.verdict().status()));
    seen.forEach(
        status -> out.append(row(List.of(Words.mark(status), status.words() + meaning(status)))));
  }

  private static String meaning(Status status) {
    return switch (status) {
      case PASS -> ": everything as promised";
      case PASS_WITH_ALLOWANCES -> ": differences that are meant, each with its reason";
      case KNOWN_ISSUE -> ": breaks, as described here; often with a way out that works";
      case NOT_RUN -> ": could not be tried, and why";
      case FAIL -> ": breaks otherwise than expected";
      case INCONCLUSIVE -> ": the machine was too slow or too busy to judge a budget";
      case HARNESS_ERROR -> ": our fault, says nothing of the product";
    };
  }

  /** Scenarios by paths. */
  private void matrix() {
    Set<String> paths = new LinkedHashSet<>();
    cells.stream().map(Compatibility::path).sorted().forEach(paths::add);
    List<String> columns = new ArrayList<>(List.of("Scenario"));
    paths.forEach(path -> columns.add(text(path)));
    out.append("\n## At a glance\n\n").append(head(columns));
    byScenario()
        .forEach(
            (scenario, those) -> {
              List<String> row = new ArrayList<>();
              row.add("[" + text(those.get(0).title()) + "](#" + anchor(scenario) + ")");
              for (String path : paths) {
                row.add(marks(those.stream().filter(c -> path(c).equals(path)).toList()));
              }
              out.append(row(row));
            });
  }

  private static String marks(List<CellReport> those) {
    return counts(those).entrySet().stream()
        .map(e -> Words.mark(e.getKey()) + (e.getValue() > 1 ? " " + e.getValue() : ""))
        .collect(Collectors.joining(" "));
  }

  private record Broken(CellReport cell, CheckVerdict check) {}

  /** Broken promises: those that are known by what they are, others by their cell. */
  private void broken() {
    Map<String, List<Broken>> known = new LinkedHashMap<>();
    List<Broken> others = new ArrayList<>();
    for (CellReport cell : cells) {
      for (CheckVerdict check : cell.verdict().checks()) {
        Broken broken = new Broken(cell, check);
        if (check.status() == Status.KNOWN_ISSUE) {
          known.computeIfAbsent(KnownBreak.of(check).title(), t -> new ArrayList<>()).add(broken);
        } else if (check.status() == Status.FAIL || check.status() == Status.HARNESS_ERROR) {
          others.add(broken);
        }
      }
    }
    if (!known.isEmpty()) {
      out.append("\n## What breaks\n");
      known.forEach(this::issue);
    }
    if (!others.isEmpty()) {
      out.append("\n## What failed otherwise than expected\n");
      for (Broken broken : others) {
        out.append("\n- ").append(text(broken.cell().id())).append(", ");
        out.append(text(broken.check().title())).append(": ");
        out.append(text(shortly(broken.check().reason()))).append('\n');
      }
    }
  }

  private void issue(String title, List<Broken> broken) {
    Broken first = broken.get(0);
    KnownBreak issue = KnownBreak.of(first.check());
    int end = title.indexOf(". ");
    String heading = end < 0 ? title : title.substring(0, end);
    out.append("\n### ").append(text(Words.sentence(heading))).append("\n\n");
    if (end >= 0) {
      out.append(text(title.substring(end + 2).replaceFirst("\\.$", ""))).append(".\n\n");
    }
    // A link to the tracker itself is to where it would be reported.
    out.append(
        issue.link().endsWith("/issues") ? "No report known, the tracker is " : "Tracked at ");
    out.append(issue.link()).append(". Seen: ");
    out.append(text(shortly(issue.reason()))).append("\n");
    first.check().evidence().stream()
        .filter(e -> !e.finding().startsWith("known-issue.") && !EvidenceGroup.aside(e.finding()))
        .limit(MOST_EVIDENCE)
        .forEach(e -> out.append("\n- ").append(text(shortly(words(e)))));
    Set<String> where = new LinkedHashSet<>();
    broken.forEach(b -> where.add(b.cell().id()));
    out.append("\n\nIn ").append(where.size() == 1 ? "one cell" : where.size() + " cells");
    out.append(":\n\n").append(Markdown.command(first.cell().repro()));
  }

  private static String words(CheckVerdict.Evidence evidence) {
    return Stream.of(evidence.text(), evidence.before(), evidence.after())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" -> "));
  }

  private void scenarios() {
    out.append("\n## Scenarios\n");
    byScenario()
        .forEach(
            (scenario, those) -> {
              CellReport any = those.get(0);
              out.append("\n### ").append(text(scenario)).append("\n\n");
              out.append(text(any.title()))
                  .append(". *")
                  .append(text(any.promise()))
                  .append("*\n\n");
              Set<String> axes = new LinkedHashSet<>();
              those.forEach(c -> axes.addAll(c.axes().keySet()));
              List<String> columns = new ArrayList<>(axes.stream().map(Markdown::text).toList());
              columns.addAll(List.of("Verdict", "Migrate", "Downtime", "Why"));
              out.append(head(columns));
              those.forEach(cell -> out.append(row(cell(cell, axes))));
            });
  }

  private static List<String> cell(CellReport cell, Set<String> axes) {
    List<String> row = new ArrayList<>();
    axes.forEach(axis -> row.add(text(cell.axes().getOrDefault(axis, ""))));
    Status status = cell.verdict().status();
    row.add(Words.mark(status) + " " + status.words());
    row.add(time(cell, "migrate"));
    row.add(time(cell, "downtime"));
    row.add(text(shortly(cell.verdict().reason())));
    return row;
  }

  private static String time(CellReport cell, String measure) {
    return Optional.ofNullable(cell.verdict().measures().get(measure))
        .map(Measure::millis)
        .map(Words::millis)
        .orElse("");
  }

  private void notRun() {
    List<CellReport> left =
        cells.stream().filter(c -> c.verdict().status() == Status.NOT_RUN).toList();
    if (!left.isEmpty()) {
      out.append("\n## Not run\n\n");
      left.forEach(
          c ->
              out.append("- ")
                  .append(text(c.id()))
                  .append(": ")
                  .append(text(shortly(c.verdict().reason())))
                  .append('\n'));
    }
  }

  private void provenance() {
    out.append("\n## What it was run with\n\n");
    Map<String, ImageResolved> images = new TreeMap<>();
    cells.forEach(
        cell -> cell.seen(ImageResolved.class).forEach(i -> images.put(i.reference(), i)));
    out.append(
        head(List.of("Image", "Source", "Digest, or digest of its recipe", "How it differs")));
    images.forEach(
        (reference, image) -> {
          List<String> differs = new ArrayList<>();
          image.standIns().forEach((name, words) -> differs.add(name + ": " + words));
          image.deviations().forEach((name, words) -> differs.add(name + ": " + words));
          String digest = image.digest().or(image::recipe).orElse(image.imageId());
          out.append(
              row(
                  List.of(
                      text(reference),
                      image.source(),
                      "`" + digest.replaceFirst("^(sha256:)?(.{16}).*", "$2") + "`",
                      text(String.join("; ", differs)))));
        });
    Map<String, CellReport.Accelerator> profiles = new TreeMap<>();
    cells.forEach(cell -> cell.accelerator().ifPresent(a -> profiles.put(a.name(), a)));
    if (!profiles.isEmpty()) {
      out.append('\n').append(head(List.of("Accelerator", "Mode", "Stand-ins were written from")));
      profiles
          .values()
          .forEach(a -> out.append(row(List.of(text(a.title()), a.mode(), text(a.basis())))));
    }
  }

  private Map<String, List<CellReport>> byScenario() {
    return cells.stream()
        .collect(Collectors.groupingBy(CellReport::scenario, TreeMap::new, Collectors.toList()));
  }

  private static String counted(List<CellReport> those) {
    return counts(those).entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey().words())
        .collect(joined());
  }

  /** Best first. */
  private static Map<Status, Long> counts(List<CellReport> those) {
    Map<Status, Long> counts = new TreeMap<>(Comparator.reverseOrder());
    those.forEach(cell -> counts.merge(cell.verdict().status(), 1L, Long::sum));
    return counts;
  }

  private static String path(CellReport cell) {
    return cell.id().replaceFirst("^[^\\[]*\\[([^,\\]]*).*", "$1").replace("..", " to ");
  }

  /** As GitHub makes them of headings. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
  }

  private static String shortly(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
