package dev.seatrial.compare;

import dev.seatrial.integrity.Comparison;
import dev.seatrial.integrity.DatasetResult;
import dev.seatrial.integrity.DifferenceFile;
import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.integrity.Side;
import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Mapping;
import dev.seatrial.scenario.Store;
import dev.seatrial.scenario.load.ComparisonLoader;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Suggest;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Judge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two stores that are there; both are only read. */
public final class StoreComparison {
  private final Request request;
  private final Progress progress;

  private StoreComparison(Request request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * What is compared, and how.
   *
   * @param before URL of a store, or folder of a snapshot
   * @param others by name, where columns may have moved to
   * @param mapping file that pairs datasets and says what may differ; without one, all tables that
   *     both have are compared
   * @param datasets names of the only ones to compare; empty for all
   * @param keys dataset to the columns of its key, where it is not its store's own
   * @param secret columns whose values are masked, of all datasets
   * @param first how many differences of each class are kept of a dataset
   * @param differences where all of them are written
   * @param structure whether sequences, references and constraints are compared, too
   * @param environment variables that hold what URLs leave out
   */
  public record Request(
      String before,
      String after,
      Map<String, String> others,
      Optional<Path> mapping,
      List<String> datasets,
      Map<String, List<String>> keys,
      Set<String> secret,
      int first,
      Optional<Path> differences,
      boolean structure,
      Map<String, String> environment) {}

  /**
   * What came of it.
   *
   * @param unread datasets that could not be compared, each with the reason; the others were
   * @param structure empty unless it was asked for
   */
  public record Outcome(
      IntegrityResult result,
      List<String> unread,
      CheckVerdict integrity,
      Optional<CheckVerdict> structure) {

    /** Whether there is no difference but allowed ones. */
    public boolean equal() {
      return integrity.status().green() && structure.map(s -> s.status().green()).orElse(true);
    }
  }

  /**
   * Compares.
   *
   * @param scratch folder with room for what has to be sorted
   * @return empty when the mapping has mistakes, after reporting all of them
   * @throws IllegalArgumentException for what cannot be compared: one sentence
   * @throws dev.seatrial.store.StoreException when a side cannot be read
   */
  public static Optional<Outcome> compare(
      Request request, Path scratch, Progress progress, Diagnostics diagnostics) {
    StoreComparison comparison = new StoreComparison(request, progress);
    try (End before = End.of(request.before(), request.environment());
        End after = End.of(request.after(), request.environment())) {
      Optional<Mapping> mapping = Optional.of(new Mapping(List.of(), List.of()));
      if (request.mapping().isPresent()) {
        mapping =
            ComparisonLoader.load(
                request.mapping().get(), before.described(), after.described(), diagnostics);
      }
      return mapping.map(it -> comparison.compare(before, after, it, scratch));
    }
  }

  private Outcome compare(End before, End after, Mapping mapping, Path scratch) {
    List<Dataset> all = datasets(before, mapping, true);
    List<Dataset> allLater = datasets(after, mapping, false);
    checkNames(all, allLater);
    Side earlier = progress.follow(before.side(wanted(all)));
    Side later = progress.follow(after.side(wanted(allLater)));
    Map<String, End> others = new LinkedHashMap<>();
    request.others().forEach((name, url) -> others.put(name, End.of(url, request.environment())));
    for (Allowance allowance : mapping.allow()) {
      if (allowance instanceof Allowance.Moved moved
          && !others.containsKey(moved.to().snapshot())) {
        throw new IllegalArgumentException(
            "values have moved to %s: say where that is with --other %s=URL"
                .formatted(moved.to().snapshot(), moved.to().snapshot()));
      }
    }
    Optional<DifferenceFile> file = request.differences().map(DifferenceFile::create);
    try {
      Comparison.Options options = new Comparison.Options(request.first(), scratch, file);
      List<String> unread = new ArrayList<>();
      IntegrityResult result =
          mapping.datasets().isEmpty() && mapping.allow().isEmpty()
              ? each(earlier, later, options, unread)
              : Comparison.compare(
                  earlier,
                  later,
                  name -> Optional.ofNullable(others.get(name)).map(end -> other(end, mapping)),
                  mapping.allow(),
                  options);
      return new Outcome(
          result,
          List.copyOf(unread),
          Judge.comparison(result),
          request.structure() ? Optional.of(structure(earlier, later, scratch)) : Optional.empty());
    } finally {
      others.values().forEach(End::close);
      file.ifPresent(DifferenceFile::close);
    }
  }

  /** One after the other: of what was not chosen, a table without a key must not stop the rest. */
  private static IntegrityResult each(
      Side earlier, Side later, Comparison.Options options, List<String> unread) {
    Set<String> names = new LinkedHashSet<>();
    earlier.datasets().forEach(dataset -> names.add(dataset.name()));
    later.datasets().forEach(dataset -> names.add(dataset.name()));
    List<DatasetResult> results = new ArrayList<>();
    for (String name : names) {
      try {
        results.addAll(
            Comparison.compare(
                    new OneDataset(earlier, name),
                    new OneDataset(later, name),
                    other -> Optional.empty(),
                    List.of(),
                    options)
                .datasets());
      } catch (StoreException e) {
        if (names.size() == 1) {
          throw e;
        }
        unread.add(name + ": " + e.getMessage() + " " + e.remedy());
      }
    }
    return new IntegrityResult(earlier.name(), later.name(), results, List.of());
  }

  /** A side as if it had this one only. */
  private record OneDataset(Side side, String only) implements Side {
    @Override
    public String name() {
      return side.name();
    }

    @Override
    public List<Dataset> datasets() {
      return side.dataset(only).stream().toList();
    }

    @Override
    public RowCursor open(Dataset dataset) {
      return side.open(dataset);
    }

    @Override
    public Structure structure() {
      return side.structure();
    }
  }

  private static CheckVerdict structure(Side earlier, Side later, Path scratch) {
    Structure before = earlier.structure();
    return Judge.structure(
        later.name(),
        before,
        later.structure(),
        StructureFindings.repeated(before, later, scratch));
  }

  private List<Dataset> datasets(End end, Mapping mapping, boolean before) {
    if (mapping.datasets().isEmpty()) {
      return end.tables().stream()
          .map(table -> new Dataset(table, table, key(table), request.secret(), Map.of()))
          .toList();
    }
    return mapping.datasets().stream()
        .map(pair -> before ? pair.before() : pair.after())
        .map(this::dataset)
        .toList();
  }

  private Dataset dataset(Store.Dataset declared) {
    Set<String> secret = new HashSet<>(request.secret());
    secret.addAll(declared.secret());
    Map<String, ValueKind> kinds = new LinkedHashMap<>();
    declared.kinds().forEach((column, kind) -> kinds.put(column, ValueKind.valueOf(kind.name())));
    List<String> key = key(declared.name());
    return new Dataset(
        declared.name(), declared.table(), key.isEmpty() ? declared.key() : key, secret, kinds);
  }

  private List<Dataset> wanted(List<Dataset> all) {
    return request.datasets().isEmpty()
        ? all
        : all.stream().filter(one -> request.datasets().contains(one.name())).toList();
  }

  private List<String> key(String name) {
    return request.keys().getOrDefault(name, List.of());
  }

  /** Names on the command line must be of something; one that is mistyped compares nothing. */
  private void checkNames(List<Dataset> before, List<Dataset> after) {
    Set<String> known = new TreeSet<>();
    before.forEach(dataset -> known.add(dataset.name()));
    after.forEach(dataset -> known.add(dataset.name()));
    Set<String> named = new LinkedHashSet<>(request.datasets());
    named.addAll(request.keys().keySet());
    for (String name : named) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "there is no dataset "
                + name
                + Suggest.nearest(name, known)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse(""));
      }
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException("neither side has anything to compare");
    }
  }

  /** A store that values have moved to, with the datasets that they are said to be in. */
  private Side other(End end, Mapping mapping) {
    List<Dataset> datasets = new ArrayList<>();
    for (Allowance allowance : mapping.allow()) {
      if (allowance instanceof Allowance.Moved moved) {
        String name = moved.to().dataset();
        datasets.add(new Dataset(name, name, List.of(), request.secret(), Map.of()));
      }
    }
    return progress.follow(end.side(datasets));
  }
}
