package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.block;
import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.prose;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.scenario.load.Composites.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario file. */
final class ScenarioTypes {

  private record Head(Located<String> name, String title, String promise) {}

  private record Answers(Optional<HttpCall> before, Optional<HttpCall> after) {}

  private static final Type<Head> HEAD =
      new Shape<>(
          "scenario metadata",
          "What the scenario says about itself.",
          f -> {
            var name =
                f.required("name", located(path()), "system/what-happens; heads every cell id.");
            var title = f.required("title", prose(), "For people.");
            var promise = f.required("promise", prose(), "What users may rely on.");
            return f.build(() -> new Head(name.get(), title.get(), promise.get()));
          });

  private static final Type<Answers> ANSWERS =
      new Shape<>(
          "answers",
          "Requests whose good answer means that the system serves.",
          f -> {
            var before = f.optional("before", HttpTypes.CALL, "Of the old release.");
            var after = f.optional("after", HttpTypes.CALL, "Of the new release.");
            f.check(
                in -> {
                  if (before.given()) {
                    in.mention(new Mention.Answers("before"));
                  }
                  if (after.given()) {
                    in.mention(new Mention.Answers("after"));
                  }
                });
            return f.build(() -> new Answers(before.get(), after.get()));
          });

  static final Type<Scenario> SCENARIO =
      new Shape<>(
          "scenario",
          "One migration path of a system and the matrix it is run over.",
          f -> {
            Documents.header(f, "Scenario");
            var head = f.required("metadata", HEAD, "Name, title and promise.");
            f.required("system", name(), "Folder under fixtures/ that holds its system.yaml.");
            var matrix =
                f.required(
                    "matrix",
                    map(declared(Thing.AXIS), some(located(name()))),
                    "Axis to its values.");
            var tiers =
                f.or(
                    "tiers",
                    map(name(), map(located(name()), some(located(name())))),
                    Map.of(),
                    "Tier to the restriction of axes it means.");
            var steps = StepTypes.steps();
            var before =
                f.required("before", block(Section.BEFORE, steps), "The old release, seeded.");
            var migrate = f.required("migrate", block(Section.MIGRATE, steps), "The migration.");
            var after = f.required("after", block(Section.AFTER, steps), "The new release.");
            var answers =
                f.or(
                    "answers",
                    block(Section.ANSWERS, ANSWERS),
                    new Answers(Optional.empty(), Optional.empty()),
                    "What a good answer is.");
            var checks =
                f.or("checks", list(CheckTypes.CHECK), List.of(), "What is judged at the end.");
            var budgets =
                f.or("budgets", list(BudgetTypes.BUDGET), List.of(), "How long it may take.");
            Map<String, AcceleratorProfile> profiles = new LinkedHashMap<>();
            f.check(
                in -> {
                  matrix.value().ifPresent(axes -> Axes.check(axes, matrix, profiles, in));
                  matrix.value().ifPresent(axes -> Axes.checkTiers(tiers.get(), axes, in));
                  Axes.checkNames(checks.get(), in);
                });
            return f.link(
                in ->
                    in.known()
                        .system
                        .map(
                            system ->
                                new Scenario(
                                    head.get().name().value(),
                                    head.get().title(),
                                    head.get().promise(),
                                    system,
                                    Axes.plain(matrix.get()),
                                    Axes.plainTiers(tiers.get()),
                                    profiles,
                                    before.get(),
                                    migrate.get(),
                                    after.get(),
                                    answers.get().before(),
                                    answers.get().after(),
                                    checks.get(),
                                    budgets.get(),
                                    head.get().name().at())));
          });

  private ScenarioTypes() {}

  private static Type<String> path() {
    return Scalars.parsed(
        "a name",
        "^[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*$",
        prose(),
        text -> {
          if (!text.matches("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*")) {
            throw new IllegalArgumentException(
                "write system/what-happens in small letters, digits and dashes");
          }
          return text;
        });
  }
}
