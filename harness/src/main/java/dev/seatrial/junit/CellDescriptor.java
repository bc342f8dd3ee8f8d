package dev.seatrial.junit;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.trial.Trial;
import dev.seatrial.verdict.CellVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A cell; its verdict is the outcome of the test. */
final class CellDescriptor extends AbstractTestDescriptor implements Node<TrialContext> {
  private final Cell cell;

  CellDescriptor(UniqueId id, Path file, Scenario scenario, Cell cell) {
    super(
        id,
        cell.id(),
        FileSource.from(file.toFile(), FilePosition.from(Math.max(1, scenario.location().line()))));
    this.cell = cell;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public Set<TestTag> getTags() {
    return cell.tiers().stream().map(TestTag::create).collect(Collectors.toSet());
  }

  @Override
  public TrialContext execute(TrialContext context, DynamicTestExecutor dynamic) {
    Trial.Result result = context.run(new Plan(1, List.of(cell)));
    outcome(result.report().cells().get(0).verdict(), result.directory().resolve("index.html"));
    return context;
  }

  /**
   * Says a verdict as JUnit does: green returns, a failure is a failed assertion, what could not be
   * judged aborts, and our own fault is an error.
   */
  static void outcome(CellVerdict verdict, Path report) {
    String message = verdict.status().words() + ": " + verdict.reason() + "\nreport: " + report;
    switch (verdict.status()) {
      case PASS, PASS_WITH_ALLOWANCES -> {}
      case FAIL -> throw new AssertionFailedError(message);
      case HARNESS_ERROR -> throw new IllegalStateException(message);
      case INCONCLUSIVE, KNOWN_ISSUE, NOT_RUN -> throw new TestAbortedException(message);
    }
  }
}
