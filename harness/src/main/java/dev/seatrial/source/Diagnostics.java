package dev.seatrial.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Collects the mistakes of one or more files: sorted by place, each only once. */
public final class Diagnostics {

  private final TreeSet<Diagnostic> found = new TreeSet<>();
  private final Map<String, SourceText> sources = new HashMap<>();

  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Remembers a file, so that diagnostics in it can be shown with its lines. */
  public void add(SourceText source) {
    sources.put(source.path(), source);
  }

  public void addAll(Diagnostics others) {
    found.addAll(others.found);
    sources.putAll(others.sources);
  }

  public void error(String id, Location location, String message) {
    add(Diagnostic.of(id, location, message));
  }

  public void error(String id, Location location, String message, String hint) {
    add(Diagnostic.of(id, location, message, hint));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, by file, line and column. */
  public List<Diagnostic> sorted() {
    return List.copyOf(found);
  }

  /** The file of that path, when it was read. */
  public Optional<SourceText> source(String path) {
    return Optional.ofNullable(sources.get(path));
  }
}
