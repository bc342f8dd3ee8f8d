package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Check.Budget.Subject;
import dev.seatrial.source.Location;
import java.util.Optional;

/** Something a file says about a name; kept in the order of execution. */
sealed interface Mention {

  /** A name comes into being. */
  record Declared(Thing thing, String name, Location at) implements Mention {}

  /** A name is expected to exist. */
  record Referred(Thing thing, String name, Location at) implements Mention {}

  /** A reference {@code ${name}} in a text. */
  record Used(String name, Location at) implements Mention {}

  /** An answer's part is kept under a name. */
  record Captured(String name, Location at) implements Mention {}

  /** A for-each goes over what was captured under a name. */
  record Listed(String name, Location at) implements Mention {}

  /** A for-each begins; its name is known until {@link LoopClosed}. */
  record LoopOpened(String name, Location at) implements Mention {}

  record LoopClosed() implements Mention {}

  /** A request goes to a service; the port is empty for its first published one. */
  record Called(String service, Optional<Integer> port, Location at) implements Mention {}

  /** A one-shot container is run. */
  record Executed(Location at) implements Mention {}

  /** A volume is saved. */
  record BackedUp(Location at) implements Mention {}

  /** A release's good answer is described; {@code before} or {@code after}. */
  record Answers(String when) implements Mention {}

  /** Something is measured against a budget. */
  record Budgeted(Subject subject, Location at) implements Mention {}
}
