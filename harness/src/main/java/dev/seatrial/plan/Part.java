package dev.seatrial.plan;

import dev.seatrial.scenario.Step;
import dev.seatrial.source.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a path that is run. Both ends are named by the id of a step as the plan prints it, or
 * by a phase.
 *
 * @param from the first step behind the prepared state, which has to be there already; all when
 *     empty
 * @param until the step after which nothing more is done; to the end when empty
 */
public record Part(Optional<String> from, Optional<String> until) {

  /** From start to end. */
  public static final Part WHOLE = new Part(Optional.empty(), Optional.empty());

  private static final String BEFORE = "before";

  /**
   * Makes sure that a cell has these steps, and that it can be begun and stopped there.
   *
   * @throws IllegalArgumentException with sentences that say what can be named instead
   */
  public void check(Cell cell) {
    until.ifPresent(
        word -> {
          String id = resolved(word, cell, true);
          around(id, cell)
              .ifPresent(
                  whole -> {
                    throw new IllegalArgumentException(
                        "Step "
                            + id
                            + " is done or undone with all of "
                            + whole.id()
                            + " ("
                            + whole.title()
                            + "): stop after "
                            + whole.id()
                            + " instead.");
                  });
        });
    from.ifPresent(
        word -> {
          String id = resolved(word, cell, false);
          List<String> first = first(cell);
          if (!first.contains(id)) {
            throw new IllegalArgumentException(
                "A run cannot begin with step "
                    + id
                    + " of "
                    + cell.id()
                    + ": a prepared state ends where "
                    + first.get(0)
                    + " begins, so --from takes "
                    + String.join(" or ", first)
                    + ".");
          }
        });
  }

  /** Id of the step that the cell is to stop after. */
  public Optional<String> last(Cell cell) {
    return until.map(word -> resolved(word, cell, true));
  }

  /** Whether it is stopped before there is a migration. */
  public boolean stopsBefore(Cell cell) {
    return last(cell).filter(id -> steps(phase(cell, BEFORE).steps()).containsKey(id)).isPresent();
  }

  /** Whether it is stopped before the prepared state is complete. */
  public boolean cutsPreparation(Cell cell) {
    List<String> ends = new ArrayList<>();
    List<PlannedStep> steps = phase(cell, BEFORE).steps();
    while (!steps.isEmpty()) {
      PlannedStep end = steps.get(steps.size() - 1);
      ends.add(end.id());
      steps = end.children();
    }
    return stopsBefore(cell) && last(cell).filter(id -> !ends.contains(id)).isPresent();
  }

  /** Names of the beginning behind the prepared state: phase, step, first step inside of that. */
  private static List<String> first(Cell cell) {
    List<String> names = new ArrayList<>();
    for (Phase phase : cell.phases()) {
      if (!phase.name().equals(BEFORE) && !phase.steps().isEmpty()) {
        names.add(phase.name());
        List<PlannedStep> steps = phase.steps();
        while (!steps.isEmpty()) {
          names.add(steps.get(0).id());
          steps = steps.get(0).children();
        }
        return names;
      }
    }
    throw new IllegalArgumentException(cell.id() + " does nothing after its prepared state.");
  }

  private static String resolved(String word, Cell cell, boolean end) {
    Map<String, PlannedStep> all = new LinkedHashMap<>();
    for (Phase phase : cell.phases()) {
      if (phase.name().equals(word)) {
        return atEdge(phase, cell, end);
      }
      all.putAll(steps(phase.steps()));
    }
    if (!all.containsKey(word)) {
      throw new IllegalArgumentException(
          cell.id()
              + " has no step "
              + word
              + "; "
              + near(word, cell, all)
              + " `seatrial plan` prints all.");
    }
    return word;
  }

  private static String atEdge(Phase phase, Cell cell, boolean end) {
    List<PlannedStep> steps = phase.steps();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no step under " + phase.name() + " in " + cell.id() + ".");
    }
    return steps.get(end ? steps.size() - 1 : 0).id();
  }

  private static String near(String word, Cell cell, Map<String, PlannedStep> all) {
    List<String> phases = cell.phases().stream().map(Phase::name).toList();
    Optional<String> phase = Suggest.nearest(word, phases);
    if (phase.isPresent()) {
      return "did you mean " + phase.get() + "?";
    }
    List<String> near = NearSteps.of(word, all.keySet());
    return near.isEmpty()
        ? "there are " + String.join(", ", phases) + "."
        : "near it are "
            + String.join(
                ", ",
                all.values().stream()
                    .filter(step -> near.contains(step.id()))
                    .map(step -> step.id() + " (" + step.kind() + ")")
                    .toList())
            + ".";
  }

  /** The outermost step around one that is done as a whole: a fault, or a try. */
  private static Optional<PlannedStep> around(String id, Cell cell) {
    return cell.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .flatMap(step -> whole(step, id).stream())
        .findFirst();
  }

  private static Optional<PlannedStep> whole(PlannedStep step, String id) {
    if (step.id().equals(id) || !steps(step.children()).containsKey(id)) {
      return Optional.empty();
    }
    if (step.step() instanceof Step.Fault || step.step() instanceof Step.Try) {
      return Optional.of(step);
    }
    return step.children().stream().flatMap(child -> whole(child, id).stream()).findFirst();
  }

  private static Phase phase(Cell cell, String name) {
    return cell.phases().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, PlannedStep> steps(List<PlannedStep> steps) {
    Map<String, PlannedStep> all = new LinkedHashMap<>();
    for (PlannedStep step : steps) {
      all.put(step.id(), step);
      all.putAll(steps(step.children()));
    }
    return all;
  }
}
