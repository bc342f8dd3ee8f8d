package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.oneOrMore;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.prose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.load.Composites.Located;
import dev.seatrial.source.Location;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import dev.seatrial.source.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The matrix, and what is restricted to a part of it. */
final class MatrixTypes {
  private static final String INCLUDE = "include";
  private static final String EXCLUDE = "exclude";
  private static final String BECAUSE = "because";
  private static final String PAIRWISE = "pairwise";

  /** Axis to values, as written. */
  record Part(Map<Located<String>, List<Located<String>>> axes, Location at) {}

  /** A part that is left out. */
  record Left(Part part, String because) {}

  /** A tier as written. */
  record Tiered(Part part, Extent extent) {

    private Tiered(Part part, boolean pairwise) {
      this(part, pairwise ? Extent.PAIRWISE : Extent.ALL);
    }
  }

  /** How much of a part of the matrix is in a tier. */
  enum Extent {
    ALL,
    PAIRWISE,
    NONE;

    private static Optional<Extent> of(String word) {
      return Stream.of(values())
          .filter(extent -> extent.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  /** A matrix as written. */
  record Written(Map<String, List<Located<String>>> axes, List<Part> include, List<Left> exclude) {}

  /** A value of an axis; a path may be written as a list of its releases. */
  private static final Type<Located<String>> VALUE =
      new Type<>() {
        private final Type<Located<String>> one = located(name());
        private final Type<List<Located<String>>> path = some(one);

        @Override
        public Optional<Located<String>> decode(Node node, Reading in) {
          return node instanceof SequenceNode
              ? path.decode(node, in)
                  .map(
                      releases ->
                          new Located<>(
                              String.join(
                                  Matrix.HOPS, releases.stream().map(Located::value).toList()),
                              node.location()))
              : one.decode(node, in);
        }

        @Override
        public ObjectNode schema(SchemaWriter writer) {
          return writer.either(one.schema(writer), path.schema(writer));
        }
      };

  private static final Type<Map<Located<String>, List<Located<String>>>> PART =
      map(located(name()), oneOrMoreValues());

  private static final Type<Part> INCLUDED =
      new Type<>() {
        @Override
        public Optional<Part> decode(Node node, Reading in) {
          return PART.decode(node, in).map(axes -> new Part(axes, node.location()));
        }

        @Override
        public ObjectNode schema(SchemaWriter writer) {
          return PART.schema(writer);
        }
      };

  private static final Type<Left> EXCLUDED =
      new WithKey<>(BECAUSE, true, "Why it is left out, a sentence.", prose(), "", Left::new);

  static final Type<Tiered> TIER =
      Composites.either(
          Scalars.scalar(
              "pairwise, all, none, or a mapping of axes",
              "string",
              schema -> schema.putArray("enum").add(PAIRWISE).add("all").add("none"),
              (node, in) ->
                  Extent.of(node.text())
                      .map(extent -> new Tiered(new Part(Map.of(), node.location()), extent))
                      .or(
                          () ->
                              in.fail(
                                  "value.unknown",
                                  in.valuePlace(node),
                                  "expected pairwise, all, none, or a mapping of axes, found "
                                      + node.described(),
                                  "write pairwise, all, none, or { accelerator: [cpu] }"))),
          new WithKey<>(
              PAIRWISE,
              false,
              "Only so many cells that any two values meet: true.",
              Scalars.onlyTrue(),
              false,
              Tiered::new));

  /** Part of the matrix that something is restricted to. */
  static final Type<Part> WHERE = INCLUDED;

  static final Type<Written> MATRIX =
      new Type<>() {
        private final Type<List<Part>> include = some(INCLUDED);
        private final Type<List<Left>> exclude = some(EXCLUDED);
        private final Type<String> axis = Scalars.declared(Thing.AXIS);
        private final Type<List<Located<String>>> values = some(VALUE);

        @Override
        public Optional<Written> decode(Node node, Reading in) {
          if (!(node instanceof MappingNode mapping)) {
            return in.wrong(node, "a mapping (matrix)");
          }
          Map<String, List<Located<String>>> axes = new LinkedHashMap<>();
          List<Part> included = new ArrayList<>();
          List<Left> excluded = new ArrayList<>();
          for (MappingNode.Entry entry : mapping.entries()) {
            Reading under = in.under(entry.key());
            switch (entry.key().text()) {
              case INCLUDE -> include.decode(entry.value(), under).ifPresent(included::addAll);
              case EXCLUDE -> exclude.decode(entry.value(), under).ifPresent(excluded::addAll);
              default -> {
                Optional<String> name = axis.decode(entry.key(), under);
                Optional<List<Located<String>>> all = values.decode(entry.value(), under);
                name.ifPresent(n -> all.ifPresent(v -> axes.put(n, v)));
              }
            }
          }
          return Optional.of(new Written(axes, included, excluded));
        }

        @Override
        public ObjectNode schema(SchemaWriter writer) {
          return writer.definition(
              "matrix",
              () -> {
                ObjectNode schema = writer.node("object");
                schema.put("description", "Axis to its values; one combination is a cell.");
                ObjectNode properties = schema.putObject("properties");
                axis(properties, writer, "path", "Lists of releases, oldest first.");
                axis(properties, writer, "source", "Releases that are left.");
                axis(properties, writer, "target", "Releases that are entered.");
                axis(properties, writer, "database", "Kinds of database.");
                axis(properties, writer, "accelerator", "Profiles under fixtures/profiles/.");
                properties.set(
                    INCLUDE,
                    writer.described(
                        include.schema(writer), "More combinations; each names every axis."));
                properties.set(
                    EXCLUDE,
                    writer.described(
                        exclude.schema(writer), "Combinations that are not run, and why."));
                schema.set("propertyNames", name().schema(writer));
                schema.set("additionalProperties", values.schema(writer));
                return schema;
              });
        }

        private void axis(ObjectNode properties, SchemaWriter writer, String name, String doc) {
          properties.set(name, writer.described(values.schema(writer), doc));
        }
      };

  private MatrixTypes() {}

  private static Type<List<Located<String>>> oneOrMoreValues() {
    return oneOrMore(VALUE);
  }

  /** Axes to values, and one key of its own among them. */
  private record WithKey<V, T>(
      String key,
      boolean required,
      String doc,
      Type<V> type,
      V byDefault,
      BiFunction<Part, V, T> build)
      implements Type<T> {

    @Override
    public Optional<T> decode(Node node, Reading in) {
      if (!(node instanceof MappingNode mapping)) {
        return in.wrong(node, "a mapping of axes");
      }
      Optional<V> own = Optional.of(byDefault);
      Map<Located<String>, List<Located<String>>> axes = new LinkedHashMap<>();
      boolean found = false;
      for (MappingNode.Entry entry : mapping.entries()) {
        Reading under = in.under(entry.key());
        if (entry.key().text().equals(key)) {
          own = type.decode(entry.value(), under);
          found = true;
        } else {
          Optional<Located<String>> axis = located(name()).decode(entry.key(), under);
          Optional<List<Located<String>>> values = oneOrMoreValues().decode(entry.value(), under);
          axis.ifPresent(a -> values.ifPresent(v -> axes.put(a, v)));
        }
      }
      if (required && !found) {
        in.error("key.missing", in.place(mapping), "this needs the key " + key, key + ": why");
      }
      Part part = new Part(axes, mapping.location());
      return own.map(value -> build.apply(part, value));
    }

    @Override
    public ObjectNode schema(SchemaWriter writer) {
      ObjectNode schema = writer.node("object");
      schema.putObject("properties").set(key, writer.described(type.schema(writer), doc));
      schema.set("additionalProperties", oneOrMoreValues().schema(writer));
      if (required) {
        schema.putArray("required").add(key);
      }
      return schema;
    }
  }
}
