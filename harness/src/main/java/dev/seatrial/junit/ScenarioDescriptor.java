package dev.seatrial.junit;

import java.nio.file.Path;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/** A scenario file; one that cannot be loaded fails with its diagnostics. */
final class ScenarioDescriptor extends AbstractTestDescriptor implements Node<TrialContext> {
  private final String mistakes;

  /**
   * Describes a file.
   *
   * @param mistakes formatted diagnostics; empty when it is sound
   */
  ScenarioDescriptor(UniqueId id, String name, Path file, String mistakes) {
    super(id, name, FileSource.from(file.toFile()));
    this.mistakes = mistakes;
  }

  @Override
  public Type getType() {
    return mistakes.isEmpty() ? Type.CONTAINER : Type.TEST;
  }

  @Override
  public TrialContext execute(TrialContext context, DynamicTestExecutor dynamic) {
    if (!mistakes.isEmpty()) {
      throw new AssertionFailedError("the scenario has mistakes\n" + mistakes);
    }
    return context;
  }
}
