package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.oneOrMore;
import static dev.seatrial.scenario.load.Scalars.prose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Allowance.Destination;
import dev.seatrial.scenario.Allowance.Where;
import dev.seatrial.source.Location;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Declared differences. */
final class AllowanceTypes {
  private static final Pattern NAMED = Pattern.compile("\\$\\{([^{}$]+)}");

  /** What differs; which dataset and column, and why, is said beside it. */
  private interface Difference {
    Allowance of(String dataset, Optional<String> column, String because, Location at);
  }

  private static final Type<Difference> EXTRA =
      rows((where) -> (name, column, why, at) -> new Allowance.Extra(name, where, why, at));

  private static final Type<Difference> LOST =
      rows((where) -> (name, column, why, at) -> new Allowance.Lost(name, where, why, at));

  private static final Type<Difference> CHANGED =
      either(
          new Converted<>(
              Scalars.onlyTrue(),
              any ->
                  (name, column, why, at) ->
                      new Allowance.Changed(
                          name, column, Optional.empty(), Map.of(), Optional.empty(), why, at)),
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
                var within =
                    f.optional(
                        "within",
                        Quantities.tolerance(),
                        "How far apart: moments by a time, numbers by a number.");
                f.someOf("changed: true allows any change", where, map, within);
                f.atMostOne(map, within);
                return f.build(
                    () ->
                        (name, column, why, at) ->
                            new Allowance.Changed(
                                name, column, where.get(), map.get(), within.get(), why, at));
              }));

  private static final Type<Difference> DROPPED =
      new Converted<>(
          Scalars.onlyTrue(),
          any ->
              (name, column, why, at) ->
                  new Allowance.ColumnDropped(name, column.orElseThrow(), why, at));

  private static final Type<Difference> ADDED =
      either(
          new Converted<>(Scalars.onlyTrue(), any -> added(Optional.empty())),
          new Shape<>(
              "added values",
              "What a new column holds.",
              f -> {
                var value =
                    f.required(
                        "value",
                        Scalars.nullableValue(),
                        "What every row that was there before has in it; null for NULL.");
                return f.build(() -> added(Optional.of(value.get())));
              }));

  private static final Type<Difference> MOVED =
      new Shape<>(
          "moved values",
          "Where the values of a column are after.",
          f -> {
            var snapshot =
                f.required(
                    "snapshot", MadeNames.ref(Thing.SNAPSHOT), "The snapshot that holds them.");
            var dataset = f.required("dataset", located(prose()), "The dataset in it.");
            var key = f.required("key", key(), "Its key there; ${column} is of the row before.");
            var column = f.required("column", prose(), "The column that holds the value there.");
            f.check(
                in -> {
                  if (snapshot.value().isPresent() && dataset.value().isPresent()) {
                    in.mention(
                        new Mention.MovedTo(
                            snapshot.get(), dataset.get().value(), dataset.get().at()));
                  }
                });
            return f.build(
                () -> {
                  Destination to =
                      new Destination(
                          snapshot.get(), dataset.get().value(), key.get(), column.get());
                  return (name, from, why, at) ->
                      new Allowance.Moved(name, from.orElseThrow(), to, why, at);
                });
          });

  /** One for each of its columns. */
  static final Type<List<Allowance>> ALLOWANCE =
      new Shape<>(
          "allowance",
          "A declared difference, with its reason.",
          f -> {
            var dataset = f.required("dataset", dataset(), "The dataset before; * for all.");
            var columns =
                f.or(
                    "column",
                    oneOrMore(prose()),
                    List.of(),
                    "The column, or several, or a path into its JSON; whole rows when missing.");
            var because = f.required("because", prose(), "The written reason.");
            var extra = f.optional("extra", EXTRA, "Rows only after: true, or where.");
            var lost = f.optional("lost", LOST, "Rows only before: true, or where.");
            var changed =
                f.optional("changed", CHANGED, "Values that differ: true, where, map, within.");
            var dropped = f.optional("dropped", DROPPED, "The column is only before: true.");
            var added = f.optional("added", ADDED, "The column is only after: true, or its value.");
            var renamed =
                f.optional(
                    "renamed", located(prose()), "Name after, of the column or else the dataset.");
            var moved =
                f.optional("moved", MOVED, "The column's values are in another dataset after.");
            f.exactlyOne(extra, lost, changed, dropped, added, renamed, moved);
            for (var slot : List.of(dropped, added, moved)) {
              f.needs(slot, columns, "an allowance for a column needs the key column");
            }
            for (var slot : List.of(extra, lost)) {
              f.excludes(
                  slot,
                  columns,
                  slot.key() + " is about whole rows, not a column",
                  "remove column");
            }
            f.check(
                in -> {
                  int many = columns.value().map(List::size).orElse(0);
                  for (var slot : List.of(renamed, moved)) {
                    if (slot.given() && many > 1) {
                      in.error(
                          "allowance.columns",
                          columns.place().orElseThrow(),
                          "only one column can be " + slot.key() + " at a time",
                          "write an allowance for each");
                    }
                  }
                  renamed
                      .value()
                      .flatMap(given -> given)
                      .filter(to -> !columns.given())
                      .ifPresent(to -> in.mention(new Mention.RenamedTo(to.value(), to.at())));
                });
            return f.link(
                in -> {
                  boolean ofColumn = dropped.given() || added.given() || moved.given();
                  if (ofColumn && columns.get().isEmpty()) {
                    return Optional.empty();
                  }
                  Difference difference =
                      Stream.of(extra, lost, changed, dropped, added, moved)
                          .flatMap(slot -> slot.get().stream())
                          .findFirst()
                          .orElseGet(() -> renamed(renamed.get().orElseThrow().value()));
                  List<Optional<String>> each =
                      columns.get().isEmpty()
                          ? List.of(Optional.empty())
                          : columns.get().stream().map(Optional::of).toList();
                  return Optional.of(
                      each.stream()
                          .map(
                              column ->
                                  difference.of(dataset.get(), column, because.get(), f.location()))
                          .toList());
                });
          });

  static final Type<List<Allowance>> ALLOWANCES =
      new Converted<List<List<Allowance>>, List<Allowance>>(
          Composites.list(ALLOWANCE), all -> all.stream().flatMap(List::stream).toList());

  private AllowanceTypes() {}

  /** Makes a difference of the rows that it is about; all of them without a {@code where}. */
  private interface OfRows {
    Difference of(Optional<Where> where);
  }

  private static Type<Difference> rows(OfRows made) {
    return either(
        new Converted<>(Scalars.onlyTrue(), any -> made.of(Optional.empty())),
        new Shape<>(
            "rows",
            "Rows that may be there on one side only.",
            f -> {
              var where =
                  f.required("where", CheckTypes.where(), "Column to glob; all must match.");
              return f.build(() -> made.of(Optional.of(where.get())));
            }));
  }

  private static Difference added(Optional<String> value) {
    return (name, column, why, at) ->
        new Allowance.ColumnAdded(name, column.orElseThrow(), value, why, at);
  }

  private static Difference renamed(String to) {
    return (name, column, why, at) ->
        column
            .<Allowance>map(from -> new Allowance.ColumnRenamed(name, from, to, why, at))
            .orElseGet(() -> new Allowance.DatasetRenamed(name, to, why, at));
  }

  /** Not a text with references: what stands in braces are columns. */
  private static Type<String> key() {
    return Scalars.parsed(
        "a key with ${column}",
        "\\$\\{[^{}$]+\\}",
        prose(),
        text -> {
          if (!NAMED.matcher(text).find() || NAMED.matcher(text).replaceAll("").contains("${")) {
            throw new IllegalArgumentException(
                "${id} stands for the value that the row before has in the column id");
          }
          return text;
        });
  }

  private static Type<String> dataset() {
    Type<String> name =
        Scalars.noting(
            Scalars.ref(Thing.DATASET),
            (given, at, in) -> in.mention(new Mention.AllowedIn(given, at)));
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
