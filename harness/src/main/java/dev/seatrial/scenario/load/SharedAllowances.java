package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.located;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Check.Condoned;
import dev.seatrial.scenario.Restriction;
import dev.seatrial.scenario.Shared;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Allowances that stand in a file of their own, and checks that use them. */
final class SharedAllowances {
  private static final String USE = "use";

  /** What a file holds. */
  record Allowances(List<Allowance> integrity, List<Condoned> structure, List<Condoned> findings) {}

  /** What a check allows, as written: its own, or others that it uses. */
  record Allowed<T>(List<T> own, List<Shared<T>> shared) {
    static <T> Allowed<T> none() {
      return new Allowed<>(List.of(), List.of());
    }

    private static <T> Allowed<T> all(List<Allowed<T>> parts) {
      return new Allowed<>(
          parts.stream().flatMap(part -> part.own().stream()).toList(),
          parts.stream().flatMap(part -> part.shared().stream()).toList());
    }
  }

  private record Used(Allowances file, Restriction where) {}

  static final Type<Allowances> FILE =
      new Shape<>(
          "allowances",
          "Allowances that checks of several scenarios share.",
          f -> {
            Documents.header(f, "Allowances");
            f.required("metadata", Documents.METADATA, "Name and title.");
            var integrity =
                f.or("integrity", AllowanceTypes.ALLOWANCES, List.of(), "Declared differences.");
            var structure =
                f.or(
                    "structure",
                    list(CheckTypes.CONDONED),
                    List.of(),
                    "Findings on the structure that may be.");
            var findings =
                f.or(
                    "findings",
                    list(CheckTypes.FINDING),
                    List.of(),
                    "Findings of tools that may be.");
            return f.build(() -> new Allowances(integrity.get(), structure.get(), findings.get()));
          });

  private static final Type<Used> USED =
      new Shape<>(
          "used allowances",
          "Allowances of a file in allowances/.",
          f -> {
            var name = f.required(USE, located(Scalars.name()), "Its name.");
            var where =
                f.optional("where", MatrixTypes.WHERE, "Axes to values; all cells by default.");
            f.check(
                in ->
                    where
                        .value()
                        .flatMap(part -> part)
                        .ifPresent(part -> in.mention(new Mention.Restricted(part))));
            return f.link(
                in ->
                    in.known()
                        .files()
                        .allowances(name.get().value(), name.get().at(), in)
                        .map(
                            file ->
                                new Used(
                                    file,
                                    where.get().map(Axes::restriction).orElse(Restriction.NONE))));
          });

  private SharedAllowances() {}

  /**
   * A list of allowances, among which others may be used.
   *
   * @param own one that is written out
   * @param part what is used of a file
   */
  static <T> Type<Allowed<T>> allowed(Type<List<T>> own, Function<Allowances, List<T>> part) {
    Type<Allowed<T>> written = new Converted<>(own, all -> new Allowed<>(all, List.of()));
    Type<Allowed<T>> used =
        new Converted<>(
            USED,
            it ->
                new Allowed<>(List.of(), List.of(new Shared<>(it.where(), part.apply(it.file())))));
    Type<Allowed<T>> either =
        new Type<>() {
          @Override
          public Optional<Allowed<T>> decode(Node node, Reading in) {
            boolean uses = node instanceof MappingNode map && map.entry(USE).isPresent();
            return (uses ? used : written).decode(node, in);
          }

          @Override
          public ObjectNode schema(SchemaWriter writer) {
            return writer.either(used.schema(writer), written.schema(writer));
          }
        };
    return new Converted<>(list(either), Allowed::all);
  }
}
