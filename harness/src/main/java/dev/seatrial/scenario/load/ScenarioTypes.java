package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.block;
import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.prose;

import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Input;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Tier;
import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.scenario.load.Composites.Located;
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

  private static final Type<Input> INPUT =
      new Shape<>(
          "input",
          "A file that only the user can hand over, with --with NAME=FILE, or what `rehearse` takes.",
          f -> {
            var title = f.required("title", prose(), "What it is, e.g. its file name.");
            var because =
                f.required("because", prose(), "Where one gets it, and why it cannot be fetched.");
            var folder =
                f.or("folder", Scalars.bool(), false, "A folder, which `rehearse` hands over.");
            return f.build(() -> Input.of(f.name(), title.get(), because.get(), folder.get()));
          });

  static final Type<Scenario> SCENARIO =
      new Shape<>(
          "scenario",
          "One migration path of a system and the matrix it is run over.",
          f -> {
            Documents.header(f, "Scenario");
            var head = f.required("metadata", HEAD, "Name, title and promise.");
            f.required("system", name(), "Folder under fixtures/ that holds its system.yaml.");
            var matrix = f.required("matrix", MatrixTypes.MATRIX, "Axis to its values.");
            var tiers =
                f.or(
                    "tiers",
                    map(name(), MatrixTypes.TIER),
                    Map.of(),
                    "Tier to the axes it is restricted to, or pairwise, or all, or none.");
            var inputs =
                f.or(
                    "inputs",
                    map(declared(Thing.INPUT), INPUT),
                    Map.of(),
                    "Files that only the user can hand over; without them cells are not run.");
            var steps = StepTypes.steps();
            var before =
                f.required(
                    "before", block(Section.BEFORE, ended(steps)), "The old release, seeded.");
            var migrate =
                f.required(
                    "migrate", block(Section.MIGRATE, steps), "The migration; done for every hop.");
            var after = f.required("after", block(Section.AFTER, steps), "The new release.");
            var answers =
                f.or(
                    "answers",
                    block(Section.ANSWERS, ANSWERS),
                    new Answers(Optional.empty(), Optional.empty()),
                    "What a good answer is.");
            var checks =
                f.or(
                    "checks",
                    block(Section.CHECKS, list(CheckTypes.CHECK)),
                    List.of(),
                    "What is judged at the end.");
            var budgets =
                f.or("budgets", list(BudgetTypes.BUDGET), List.of(), "How long it may take.");
            var knownIssues =
                f.or(
                    "knownIssues",
                    list(KnownIssueTypes.ISSUE),
                    List.of(),
                    "Broken promises that upstream knows of.");
            var rehearsal =
                f.optional(
                    "rehearsal",
                    RehearsalTypes.REHEARSAL,
                    "How an operator's own data go through it, with `seatrial rehearse`.");
            var expected =
                f.optional(
                    "expected",
                    Quantities.positiveDuration(),
                    "Time a cell takes as a rule; estimated from its steps by default.");
            Slot<Axes> axes = f.derived(matrix, (written, at, in) -> new Axes(written, at, in));
            f.check(
                in -> {
                  axes.value().ifPresent(Axes::check);
                  matrix
                      .value()
                      .map(written -> new MatrixParts(written, in))
                      .ifPresent(
                          parts -> {
                            tiers.get().values().forEach(tier -> parts.checkKnown(tier.part()));
                            knownIssues
                                .get()
                                .forEach(issue -> issue.where().ifPresent(parts::checkHops));
                            in.mentions().all().stream()
                                .filter(Mention.Restricted.class::isInstance)
                                .map(Mention.Restricted.class::cast)
                                .forEach(restricted -> parts.checkHops(restricted.part()));
                          });
                  CheckNames.check(checks.get(), in);
                  RehearsalTypes.check(
                      inputs.get(),
                      rehearsal.get(),
                      rehearsal.place().or(inputs::place).orElse(f.location()),
                      in);
                  if (tiers.get().containsKey(Tier.FULL)) {
                    in.error(
                        "tier.full",
                        tiers.place().orElseThrow(),
                        "the tier full is all cells and cannot be declared otherwise",
                        "choose another name");
                  }
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
                                    axes.get().matrix(),
                                    Axes.tiers(tiers.get()),
                                    RehearsalTypes.marked(inputs.get(), rehearsal.get()),
                                    axes.get().profiles(),
                                    before.get(),
                                    migrate.get(),
                                    after.get(),
                                    answers.get().before(),
                                    answers.get().after(),
                                    checks.get(),
                                    budgets.get(),
                                    knownIssues.get().stream()
                                        .map(KnownIssueTypes.Written::issue)
                                        .toList(),
                                    rehearsal.get(),
                                    expected.get(),
                                    head.get().name().at())));
          });

  private ScenarioTypes() {}

  /** Tells where the steps end: the prepared state is taken there. */
  private static <T> Type<T> ended(Type<T> steps) {
    return Scalars.noting(steps, (all, at, in) -> in.mention(new Mention.BlockEnded(at)));
  }

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
