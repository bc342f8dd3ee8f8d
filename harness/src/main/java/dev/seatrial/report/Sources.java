package dev.seatrial.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where runs lie.
 *
 * @param runs files with runs, each beside its logs
 * @param sites {@code site.json} of earlier sites, whose runs are among {@code runs}
 * @param unreported folders of runs that were cut off before they were judged
 */
record Sources(List<Path> runs, List<Path> sites, List<Path> unreported) {
  static final String RUN = "run.json";
  private static final String CHOSEN = "selection.json";

  /** Beside a run that was made with an operator's own data, which a site would publish. */
  private static final String REHEARSAL = "rehearsal.json";

  /** Snapshots and copies of databases, and whatever is hidden. */
  private static final Set<String> CLOSED = Set.of("private", "node_modules", "rehearsals");

  /**
   * Finds them.
   *
   * @param sources folders of runs, their {@code run.json}, folders that hold some, sites
   * @throws IllegalArgumentException with a sentence, when one of them is nothing of that
   */
  static Sources find(List<Path> sources) {
    Sources found = new Sources(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path source : sources) {
      int before = found.size();
      try {
        found.add(source);
      } catch (IOException e) {
        throw new UncheckedIOException(source + " cannot be read", e);
      }
      if (found.size() == before) {
        throw new IllegalArgumentException("There is no run in " + source + ".");
      }
    }
    return found;
  }

  private int size() {
    return runs.size() + sites.size();
  }

  private void add(Path source) throws IOException {
    Path place = Files.isDirectory(source) ? source : source.toAbsolutePath().resolveSibling(".");
    if (Files.exists(place.resolve(REHEARSAL))) {
      throw new IllegalArgumentException(
          source + " is a rehearsal: it shows rows of the operator's data, and is not published.");
    }
    if (Files.isRegularFile(source)) {
      boolean site = String.valueOf(source.getFileName()).equals(SiteData.FILE);
      add(
          site ? Optional.ofNullable(source.toAbsolutePath().getParent()).orElse(source) : source,
          site);
      return;
    }
    if (!Files.isDirectory(source)) {
      throw new IllegalArgumentException("There is no " + source + ".");
    }
    Files.walkFileTree(source, new Finder(source));
    if (unreported.contains(source)) {
      throw new IllegalArgumentException(
          "The run in "
              + source
              + " was cut off before it was judged: `seatrial report "
              + source
              + "` does that.");
    }
  }

  private void add(Path place, boolean site) throws IOException {
    if (site) {
      sites.add(place.resolve(SiteData.FILE));
      Path cells = place.resolve(Site.CELLS);
      if (Files.isDirectory(cells)) {
        Files.walkFileTree(cells, new Finder(cells));
      }
    } else {
      runs.add(place);
    }
  }

  private final class Finder extends SimpleFileVisitor<Path> {
    private final Path top;

    Finder(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      String name = String.valueOf(folder.getFileName());
      if (Files.exists(folder.resolve(REHEARSAL))
          || (!folder.equals(top) && (CLOSED.contains(name) || name.startsWith(".")))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (Files.isRegularFile(folder.resolve(SiteData.FILE))) {
        add(folder, true);
      } else if (Files.isRegularFile(folder.resolve(RUN))) {
        runs.add(folder.resolve(RUN));
      } else if (Files.isRegularFile(folder.resolve(CHOSEN))) {
        unreported.add(folder);
      } else {
        return FileVisitResult.CONTINUE;
      }
      return FileVisitResult.SKIP_SUBTREE;
    }
  }
}
