package dev.seatrial.integrity;

import dev.seatrial.integrity.Difference.Kind;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the first differences of each class, and writes all of them where that is asked for. */
final class Evidence {
  private final String dataset;
  private final int keepFirst;
  private final List<String> key;
  private final ShownValues shown;
  private final Optional<DifferenceFile> file;
  private final Map<Kind, List<Difference>> first = new EnumMap<>(Kind.class);

  /**
   * @param file where all differences go
   */
  Evidence(
      String dataset,
      int keepFirst,
      List<String> key,
      ShownValues shown,
      Optional<DifferenceFile> file) {
    this.dataset = dataset;
    this.keepFirst = keepFirst;
    this.file = file;
    this.key = key;
    this.shown = shown;
  }

  /** Whether another difference of the class would be kept. */
  boolean wants(Kind kind) {
    return file.isPresent() || keeps(kind);
  }

  private boolean keeps(Kind kind) {
    return first.computeIfAbsent(kind, any -> new ArrayList<>()).size() < keepFirst;
  }

  /** A row on one side only; an allowed one when there is a reason. */
  void oneSided(Kind kind, List<Column> columns, Row row, Optional<String> because) {
    Kind kept = because.isPresent() ? Kind.ALLOWED : kind;
    if (wants(kept)) {
      Map<String, String> values = shown.row(columns, row);
      boolean lost = kind == Kind.LOST;
      add(
          new Difference(
              kept,
              key(values),
              lost ? values : Map.of(),
              lost ? Map.of() : values,
              List.of(),
              because.orElse("")));
    }
  }

  void changed(Kind kind, Allowances.Pair rows, List<Difference.Change> changes, String because) {
    if (wants(kind)) {
      Map<String, String> before = shown.row(rows.columnsBefore(), rows.before());
      Map<String, String> after = shown.row(rows.columnsAfter(), rows.after());
      add(new Difference(kind, key(before), before, after, List.copyOf(changes), because));
    }
  }

  List<Difference> all() {
    return first.values().stream().flatMap(List::stream).toList();
  }

  private void add(Difference difference) {
    if (keeps(difference.kind())) {
      first.computeIfAbsent(difference.kind(), any -> new ArrayList<>()).add(difference);
    }
    file.ifPresent(f -> f.add(dataset, difference));
  }

  private String key(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    key.forEach(column -> parts.add(column + "=" + values.get(column)));
    return String.join(", ", parts);
  }
}
