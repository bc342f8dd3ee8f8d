package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.ExecSpec;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.files.TreeStreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints a tree from inside a running helper container. Nothing is copied but the lists of names,
 * into the container; what is printed is read as it comes.
 */
final class HelperStreams implements TreeStreams {
  /** For listing all names; and for a stream, how long it may be silent. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Container helper;
  private final String what;
  private final String root;
  private int opened;

  /**
   * Owns the helper: closing removes it.
   *
   * @param what the tree's name in messages, e.g. {@code volume data}
   * @param root the tree's path in the helper
   */
  HelperStreams(Container helper, String what, String root) {
    this.helper = helper;
    this.what = what;
    this.root = root;
  }

  @Override
  public Streams open(String directory) {
    opened++;
    try {
      list(directory);
      return new Streams(
          helper.stream(shell(FACTS, directory)), helper.stream(shell(TAR, directory)));
    } catch (EngineException e) {
      throw new StoreException(
          "The files of %s cannot be read: %s".formatted(what, e.getMessage()), e.remedy(), e);
    }
  }

  private void list(String directory) {
    Container.ExecResult listed = helper.exec(shell(LIST, directory));
    int code = listed.exitCode().orElse(-1);
    if (code == NO_DIRECTORY) {
      throw new StoreException(
          "There is no directory %s in %s.".formatted(directory, what),
          "Name a directory of the tree, `.` for all of it.");
    }
    if (code != 0) {
      String why =
          code < 0
              ? "it takes longer than " + LIMIT.toMinutes() + " min"
              : listed.output().strip().lines().findFirst().orElse("exit code " + code);
      throw new StoreException(
          "The files of %s cannot be listed: %s.".formatted(what, why),
          "Stop what writes to it, and look at its file system.");
    }
  }

  private ExecSpec shell(String script, String directory) {
    return new ExecSpec(
        List.of("/bin/sh", "-ec", "cd \"$ROOT\"; " + script),
        Optional.empty(),
        Map.of("ROOT", root, "DIRECTORY", directory, "LISTS", "/tmp/lists." + opened),
        LIMIT);
  }

  @Override
  public void close() {
    helper.remove();
  }
}
