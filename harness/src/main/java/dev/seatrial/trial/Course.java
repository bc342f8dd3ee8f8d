package dev.seatrial.trial;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.project.Project;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.verdict.CellVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is to be written down and decided while a plan runs. */
final class Course {
  /** The plan of a run, in its folder; it holds secrets. */
  static final String KEPT_PLAN = "private/plan.json";

  private final Plan plan;
  private final Plan left;
  private final Project project;
  private final boolean failFast;
  private Optional<RunDirectory> directory = Optional.empty();

  /**
   * The course of a run.
   *
   * @param plan all that the run is about
   * @param left the cells of it that are run now
   */
  Course(Plan plan, Plan left, Project project, boolean failFast) {
    this.plan = plan;
    this.left = left;
    this.project = project;
    this.failFast = failFast;
  }

  /** Before the first cell: a run that is cut off can be judged and continued. */
  void begin(RunDirectory made) {
    directory = Optional.of(made);
    left.cells().forEach(cell -> Runs.forget(cell, made));
    SavedPlans.save(plan, made.path().resolve(KEPT_PLAN));
    chosen().write(made.path());
  }

  /** After each cell: whether the next one is begun. */
  boolean goOn(Cell cell) {
    if (!failFast || isLast(cell)) {
      return true;
    }
    RunDirectory run = directory.orElseThrow();
    CellVerdict verdict = Judging.judge(cell, Trial.observations(cell, run), run.snapshots(cell));
    if (!verdict.status().green()) {
      String why = "the run stopped after " + cell.id() + ": " + verdict.status().words();
      chosen().stopped(why).write(run.path());
    }
    return verdict.status().green();
  }

  private boolean isLast(Cell cell) {
    return left.cells().get(left.cells().size() - 1).equals(cell);
  }

  private Chosen chosen() {
    Path root = project.root();
    List<String> scenarios =
        plan.cells().stream().map(c -> Trial.relative(root, c.scenario())).distinct().toList();
    List<String> cells = plan.cells().stream().map(Cell::id).toList();
    return new Chosen(
        plan.seed(), scenarios, cells, Optional.empty(), plan.given().withoutPlaces());
  }
}
