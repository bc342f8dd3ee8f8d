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

  /**
   * A name stands for something until it is {@link Released}: the value of a for-each, what shared
   * steps are given.
   *
   * @param value empty when it is another one in each turn
   */
  record Bound(String name, Optional<String> value, Location at) implements Mention {}

  /** The name that was bound last stands for nothing any more. */
  record Released() implements Mention {}

  /** A request goes to a service; the port is empty for its first published one. */
  record Called(String service, Optional<Integer> port, Location at) implements Mention {}

  /** Something is done in a running service. */
  record Asked(String service, Location at) implements Mention {}

  /** A snapshot is taken of a store. */
  record Taken(String snapshot, String store) implements Mention {}

  /** Two snapshots are compared; what was said of allowances since the last one is of these. */
  record Compared(String before, String after) implements Mention {}

  /** An allowance is for a dataset. */
  record AllowedIn(String dataset, Location at) implements Mention {}

  /** Something holds in a part of the matrix only. */
  record Restricted(MatrixTypes.Part part) implements Mention {}

  /** A dataset has that name in the later snapshot. */
  record RenamedTo(String dataset, Location at) implements Mention {}

  /** Values are in a dataset of another snapshot. */
  record MovedTo(String snapshot, String dataset, Location at) implements Mention {}

  /** Statements are executed in a store. */
  record Queried(String store, Location at) implements Mention {}

  /** Rows are copied from store to store, as a yardstick. */
  record Copied(String from, Location fromAt, String to, Location toAt) implements Mention {}

  /** A store is read or written. */
  record Read(String store, Location at) implements Mention {}

  /** A service is started; the name as written, with its release. */
  record Started(String service, Location at) implements Mention {}

  /** A service is stopped or killed, or ends by itself. */
  record Ended(String service, Location at) implements Mention {}

  record Paused(String service, Location at) implements Mention {}

  record Resumed(String service, Location at) implements Mention {}

  /** Steps end in which a fault may have ended any service. */
  record Disturbed() implements Mention {}

  /** The steps of a try end; what follows runs in whatever state they left. */
  record TryEnded() implements Mention {}

  /** The handlers of the innermost try end. */
  record HandlersEnded() implements Mention {}

  /** A one-shot container is run. */
  record Executed(Location at) implements Mention {}

  /** The service of a one-shot container; the name as written, with its release. */
  record Chosen(String service, Location at) implements Mention {}

  /** A volume is saved. */
  record BackedUp(String volume, Location at) implements Mention {}

  /** A volume is put back. */
  record Restored(String volume, Location at) implements Mention {}

  /** A block of steps ends. */
  record BlockEnded(Location at) implements Mention {}

  /** A release's good answer is described; {@code before} or {@code after}. */
  record Answers(String when) implements Mention {}

  /** Something is measured against a budget. */
  record Budgeted(Subject subject, Location at) implements Mention {}
}
