package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.load.Composites.Located;
import dev.seatrial.source.Location;
import dev.seatrial.source.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that stand for a named list of steps. */
final class NamedSteps {

  /** A list that is asked for, with values for the references in it. */
  private record Wanted(String name, Location at, Map<String, Located<String>> with) {}

  private static final Type<Wanted> BY_NAME =
      new Converted<>(located(name()), it -> new Wanted(it.value(), it.at(), Map.of()));

  private static final Type<Wanted> BY_NAME_WITH =
      either(
          BY_NAME,
          new Shape<>(
              "use",
              "Steps that scenarios share, with values for references in them.",
              f -> {
                var steps = f.required("steps", located(name()), "The named steps in steps/.");
                var with =
                    f.or(
                        "with",
                        map(name(), located(text())),
                        Map.of(),
                        "Name to what ${name} is in these steps.");
                return f.build(() -> new Wanted(steps.get().value(), steps.get().at(), with.get()));
              }));

  static final Type<Step> SEED =
      new Inlined(
          "seed",
          Thing.SEED,
          BY_NAME,
          (wanted, in) -> in.known().files().steps(Thing.SEED, wanted.name(), wanted.at(), in),
          (wanted, steps, at) -> new Step.Seed(wanted.name(), steps, at));

  static final Type<Step> RECOVER =
      new Inlined(
          "recover",
          Thing.WAY_OUT,
          BY_NAME,
          (wanted, in) -> Optional.ofNullable(in.known().waysOut.get(wanted.name())),
          (wanted, steps, at) -> new Step.Recover(wanted.name(), steps, at));

  static final Type<Step> USE =
      new Inlined(
          "use",
          Thing.STEPS,
          BY_NAME_WITH,
          (wanted, in) -> in.known().files().steps(Thing.STEPS, wanted.name(), wanted.at(), in),
          (wanted, steps, at) -> new Step.Use(wanted.name(), texts(wanted.with()), steps, at));

  private NamedSteps() {}

  private static Map<String, String> texts(Map<String, Located<String>> with) {
    Map<String, String> texts = new LinkedHashMap<>();
    with.forEach((name, text) -> texts.put(name, text.value()));
    return texts;
  }

  private interface Source {
    Optional<List<Step>> of(Wanted wanted, Reading in);
  }

  private interface Made {
    Step of(Wanted wanted, List<Step> steps, Location at);
  }

  /**
   * A step that is done by doing the steps of a list.
   *
   * @param key its key in YAML
   * @param thing what the list is
   */
  private record Inlined(String key, Thing thing, Type<Wanted> type, Source source, Made made)
      implements Type<Step> {

    @Override
    public Optional<Step> decode(Node node, Reading in) {
      Optional<Wanted> decoded = type.decode(node, in);
      if (decoded.isEmpty()) {
        return Optional.empty();
      }
      boolean shared = in.block().section() == Block.Section.STEPS;
      if (shared || (thing != Thing.STEPS && in.block().inlined())) {
        return in.fail(
            "step.nested",
            in.place(node),
            "the step "
                + key
                + " cannot stand inside "
                + (shared ? "shared steps" : "a seed or way out"),
            "put it into the scenario");
      }
      Wanted wanted = decoded.get();
      wanted
          .with()
          .forEach(
              (name, text) ->
                  in.mention(new Mention.Bound(name, Optional.of(text.value()), text.at())));
      in.mention(new Mention.Referred(thing, wanted.name(), wanted.at()));
      wanted.with().forEach((name, text) -> in.mention(new Mention.Released()));
      Location at = in.place(node);
      return source.of(wanted, in).map(steps -> made.of(wanted, steps, at));
    }

    @Override
    public ObjectNode schema(SchemaWriter writer) {
      return type.schema(writer);
    }
  }
}
