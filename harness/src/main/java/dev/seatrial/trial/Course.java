package dev.seatrial.trial;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.project.Project;
import dev.seatrial.run.HarnessFailure;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.run.RunOwner;
import dev.seatrial.verdict.CellVerdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be written down, judged and decided while a plan runs. */
final class Course implements RunOwner {
  /** The plan of a run, in its folder; it holds secrets. */
  static final String KEPT_PLAN = "private/plan.json";

  private static final Logger LOG = LoggerFactory.getLogger(Course.class);

  private final Plan plan;
  private final Plan left;
  private final Project project;
  private final boolean failFast;
  private final TrialListener listener;
  private final Map<String, CellVerdict> verdicts = new LinkedHashMap<>();
  private Optional<RunDirectory> directory = Optional.empty();

  /**
   * The course of a run.
   *
   * @param plan all that the run is about
   * @param left the cells of it that are run now
   * @param listener told the verdict of each
   */
  Course(Plan plan, Plan left, Project project, boolean failFast, TrialListener listener) {
    this.plan = plan;
    this.left = left;
    this.project = project;
    this.failFast = failFast;
    this.listener = listener;
  }

  /** Before the first cell: a run that is cut off can be judged and continued. */
  @Override
  public void begin(RunDirectory made) {
    directory = Optional.of(made);
    left.cells().forEach(cell -> Runs.forget(cell, made));
    SavedPlans.save(plan, made.path().resolve(KEPT_PLAN));
    chosen().write(made.path());
  }

  @Override
  public void leftOut(Cell cell) {
    var unused = judge(cell);
  }

  @Override
  public boolean goOn(Cell cell) {
    Optional<CellVerdict> verdict = judge(cell);
    if (!failFast || isLast(cell) || verdict.filter(it -> it.status().green()).isPresent()) {
      return true;
    }
    stop("the run stopped after " + cell.id() + verdict.map(it -> ": " + words(it)).orElse(""));
    return false;
  }

  /** No more cells are begun: why, for those that read the run later. */
  void stop(String why) {
    directory.ifPresent(run -> chosen().stopped(why).write(run.path()));
  }

  /** The run's folder; empty before {@link #begin}. */
  Optional<RunDirectory> directory() {
    return directory;
  }

  /** The verdicts that were reached while the plan ran, by the id of the cell. */
  Map<String, CellVerdict> verdicts() {
    return Map.copyOf(verdicts);
  }

  /** Ids of the cells that have come to their end: now, or before the run was continued. */
  Set<String> judged() {
    Set<String> ids = new LinkedHashSet<>();
    plan.cells().forEach(cell -> ids.add(cell.id()));
    left.cells().forEach(cell -> ids.remove(cell.id()));
    ids.addAll(verdicts.keySet());
    return ids;
  }

  /** What cannot be judged now does not keep other cells from running: the report says why. */
  private Optional<CellVerdict> judge(Cell cell) {
    RunDirectory run = directory.orElseThrow();
    try {
      CellVerdict verdict = Judging.judge(cell, Trial.observations(cell, run), run.snapshots(cell));
      verdicts.put(cell.id(), verdict);
      listener.cellJudged(cell, verdict);
      return Optional.of(verdict);
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be judged: {}", cell.id(), HarnessFailure.words(e));
      LOG.debug("where judging failed", e);
      return Optional.empty();
    }
  }

  private static String words(CellVerdict verdict) {
    return verdict.status().words();
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
