package dev.seatrial.report;

import dev.seatrial.plan.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * A static site about the upgrades of systems, made of any number of runs. Each cell keeps its data
 * beside its page, so that a later site can begin with an earlier one when the runs are gone.
 */
public final class Site {
  static final String CELLS = "cells";
  private static final int LONGEST_SLUG = 120;

  private final Gathered gathered;
  private final Options options;
  private final Path folder;
  private final Set<String> slugs = new HashSet<>();

  private Site(Gathered gathered, Options options, Path folder) {
    this.gathered = gathered;
    this.options = options;
    this.folder = folder;
  }

  /**
   * A cell that scenarios have.
   *
   * @param product title of its system
   */
  public record Wanted(
      String id, String product, String scenario, String title, Map<String, String> axes) {}

  /**
   * How to make it.
   *
   * @param wanted cells to tell of when no run brought them
   * @param logLines how many last lines of each container's log are kept; 0: no logs
   * @param portable for the file of a run, makes its texts say nothing of where it lies
   */
  public record Options(
      List<Wanted> wanted, int logLines, Function<Path, UnaryOperator<String>> portable) {}

  /**
   * What was made.
   *
   * @param missing ids of cells that no run brought
   * @param unreported folders of runs that were left out as they were never judged
   */
  public record Made(
      Path index, int cells, int runs, List<String> missing, List<Path> unreported) {}

  /**
   * Makes a site of runs and earlier sites. Of a cell in several runs the latest counts, unless it
   * was merely left out there; all are its history. A site that is there already is added to.
   *
   * @param sources folders of runs, their {@code run.json}, folders that hold some, sites
   * @throws IllegalArgumentException with a sentence, when a source or the folder will not do
   * @throws UncheckedIOException when something cannot be written
   */
  public static Made merge(List<Path> sources, Path to, Options options) {
    Path target = to.toAbsolutePath().normalize();
    List<Path> all = new ArrayList<>();
    try {
      if (Files.exists(target.resolve(SiteData.FILE))) {
        all.add(target);
      } else if (Files.exists(target) && (!Files.isDirectory(target) || !isEmpty(target))) {
        throw new IllegalArgumentException(
            to + " is no site and not empty: name a new folder for the site.");
      }
      sources.stream()
          .filter(it -> !it.toAbsolutePath().normalize().equals(target))
          .forEach(all::add);
      Sources found = Sources.find(all);
      Files.createDirectories(target.resolveSibling("."));
      Path fresh = Files.createTempDirectory(target.resolveSibling(".").normalize(), ".site-");
      try {
        Site site = new Site(Gathered.of(found), options, fresh);
        SiteData data = site.write();
        replace(target, fresh);
        return new Made(
            to.resolve("index.html"),
            data.cells().size(),
            data.runs().size(),
            data.missing().stream().map(SiteData.Missing::id).toList(),
            found.unreported());
      } finally {
        if (Files.exists(fresh)) {
          PathUtils.deleteDirectory(fresh);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the site " + to + " cannot be written", e);
    }
  }

  private SiteData write() throws IOException {
    List<SiteCell> cells = new ArrayList<>();
    for (Path file : gathered.files()) {
      RunReport run = Gathered.read(file);
      for (CellReport cell : run.cells()) {
        if (gathered.counts(cell, file)) {
          cells.add(keep(cell, run, file));
        }
      }
    }
    cells.sort(Comparator.comparing(SiteCell::id));
    SiteData data = new SiteData(gathered.until(), gathered.runs(), cells, missing());
    data.write(folder.resolve(SiteData.FILE));
    SitePages pages = new SitePages(data, folder);
    pages.writeAssets();
    pages.writeIndex();
    for (SiteCell cell : cells) {
      pages.writeCell(cell);
    }
    return data;
  }

  /** Its data and the ends of its logs, as a run of one cell. */
  private SiteCell keep(CellReport cell, RunReport run, Path file) throws IOException {
    UnaryOperator<String> portable = options.portable().apply(file);
    String slug = slug(Cell.base(cell.id()));
    Path own = folder.resolve(CELLS).resolve(slug);
    Files.createDirectories(own);
    Path from = file.toAbsolutePath().resolveSibling(".").normalize();
    CellReport kept = cell.with(KeptLogs.keep(cell, from, own, options.logLines(), portable));
    RunReport alone =
        new RunReport(
            run.run(),
            run.started(),
            run.ended(),
            run.version(),
            HostFacts.told(run.host()),
            List.of(kept));
    RunJson.write(alone, own.resolve(Sources.RUN), portable);
    RunReport written = RunJson.read(own.resolve(Sources.RUN));
    List<Past> history =
        gathered.history(Cell.base(cell.id())).stream()
            .map(past -> past.with(portable.apply(past.reason())))
            .toList();
    return SiteCell.of(written.cells().get(0), written, slug, history);
  }

  private List<SiteData.Missing> missing() {
    return options.wanted().stream()
        .filter(cell -> !gathered.ids().contains(cell.id()))
        .map(
            cell ->
                new SiteData.Missing(
                    cell.id(),
                    cell.scenario().replaceFirst("/.*", ""),
                    cell.product(),
                    cell.scenario(),
                    cell.title(),
                    cell.axes(),
                    SiteCell.path(cell.id(), cell.axes())))
        .sorted(Comparator.comparing(SiteData.Missing::id))
        .toList();
  }

  /** A name for its folder that no other cell has, whatever file system it will lie on. */
  private String slug(String id) {
    String plain = Cell.slug(id).replaceFirst("^\\.+", "");
    String wanted =
        plain.isEmpty() || plain.length() > LONGEST_SLUG
            ? plain.substring(0, Math.min(plain.length(), LONGEST_SLUG))
                + "-"
                + Integer.toHexString(id.hashCode())
            : plain;
    String free = wanted;
    for (int i = 2; !slugs.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = wanted + "-" + i;
    }
    return free;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  /** The old one goes only when the new one is whole. */
  private static void replace(Path target, Path fresh) throws IOException {
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (Files.exists(target)) {
      Path old = Files.createTempDirectory(target.resolveSibling(".").normalize(), ".site-");
      Files.move(target, old.resolve("old"));
      try {
        Files.move(fresh, target);
      } catch (IOException e) {
        Files.move(old.resolve("old"), target);
        Files.delete(old);
        throw e;
      }
      PathUtils.deleteDirectory(old);
    } else {
      Files.move(fresh, target);
    }
  }
}
