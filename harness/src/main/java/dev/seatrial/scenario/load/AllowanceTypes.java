package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.oneOrMore;
import static dev.seatrial.scenario.load.Scalars.prose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Allowance.Where;
import dev.seatrial.source.Location;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declared differences. */
final class AllowanceTypes {

  /** Which rows and values an allowance covers; all of them when both are empty. */
  private record Extent(Optional<Where> where, Map<String, String> map) {
    static final Extent ALL = new Extent(Optional.empty(), Map.of());
  }

  private static final Type<Extent> ALL = new Converted<>(Scalars.onlyTrue(), any -> Extent.ALL);

  private static final Type<Extent> ROWS =
      either(
          ALL,
          new Shape<>(
              "rows",
              "Rows that may be there on one side only.",
              f -> {
                var where =
                    f.required("where", CheckTypes.where(), "Column to glob; all must match.");
                return f.build(() -> new Extent(Optional.of(where.get()), Map.of()));
              }));

  private static final Type<Extent> VALUES =
      either(
          ALL,
          new Shape<>(
              "changed values",
              "Values that may differ.",
              f -> {
                var where =
                    f.optional("where", CheckTypes.where(), "Column to glob; all must match.");
                var map =
                    f.or(
                        "map",
                        map(Scalars.value(), Scalars.nullableValue()),
                        Map.of(),
                        "Value before to value after; any change when missing.");
                f.someOf("changed: true allows any change", where, map);
                return f.build(() -> new Extent(where.get(), map.get()));
              }));

  /** One for each of its columns. */
  private static final Type<List<Allowance>> ALLOWANCE =
      new Shape<>(
          "allowance",
          "A declared difference, with its reason.",
          f -> {
            var dataset = f.required("dataset", dataset(), "The dataset; * for all.");
            var columns =
                f.or(
                    "column",
                    oneOrMore(prose()),
                    List.of(),
                    "The column, or several; whole rows when missing.");
            var because = f.required("because", prose(), "The written reason.");
            var extra = f.optional("extra", ROWS, "Rows only after: true, or where.");
            var lost = f.optional("lost", ROWS, "Rows only before: true, or where.");
            var changed = f.optional("changed", VALUES, "Values that differ: true, where, map.");
            var dropped = f.optional("dropped", ALL, "The column is only before: true.");
            var added = f.optional("added", ALL, "The column is only after: true.");
            f.exactlyOne(extra, lost, changed, dropped, added);
            for (var slot : List.of(dropped, added)) {
              f.needs(slot, columns, "an allowance for a column needs the key column");
            }
            for (var slot : List.of(extra, lost)) {
              f.excludes(
                  slot,
                  columns,
                  slot.key() + " is about whole rows, not a column",
                  "remove column");
            }
            return f.build(
                () -> {
                  String name = dataset.get();
                  String why = because.get();
                  Location at = f.location();
                  if (extra.get().isPresent()) {
                    return List.<Allowance>of(
                        new Allowance.Extra(name, extra.get().get().where(), why, at));
                  } else if (lost.get().isPresent()) {
                    return List.<Allowance>of(
                        new Allowance.Lost(name, lost.get().get().where(), why, at));
                  }
                  List<Optional<String>> each =
                      columns.get().isEmpty()
                          ? List.of(Optional.empty())
                          : columns.get().stream().map(Optional::of).toList();
                  return each.stream()
                      .map(
                          column ->
                              changed
                                  .get()
                                  .<Allowance>map(
                                      extent ->
                                          new Allowance.Changed(
                                              name,
                                              column,
                                              extent.where(),
                                              extent.map(),
                                              Optional.empty(),
                                              why,
                                              at))
                                  .orElseGet(
                                      () ->
                                          dropped.get().isPresent()
                                              ? new Allowance.ColumnDropped(
                                                  name, column.orElseThrow(), why, at)
                                              : new Allowance.ColumnAdded(
                                                  name,
                                                  column.orElseThrow(),
                                                  Optional.empty(),
                                                  why,
                                                  at)))
                      .toList();
                });
          });

  static final Type<List<Allowance>> ALLOWANCES =
      new Converted<List<List<Allowance>>, List<Allowance>>(
          Composites.list(ALLOWANCE), all -> all.stream().flatMap(List::stream).toList());

  private AllowanceTypes() {}

  private static Type<String> dataset() {
    Type<String> name = Scalars.ref(Thing.DATASET);
    return new Type<>() {
      @Override
      public Optional<String> decode(Node node, Reading in) {
        boolean all = node instanceof ScalarNode s && s.text().equals("*");
        return all ? Optional.of("*") : name.decode(node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return writer.either(writer.node("string").put("const", "*"), name.schema(writer));
      }
    };
  }
}
