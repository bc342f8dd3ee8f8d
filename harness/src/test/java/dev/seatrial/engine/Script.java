package dev.seatrial.engine;

import dev.seatrial.engine.Container.ExecResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a container of a {@link FakeEngine} does.
 *
 * @param exitCode what it ends with at once after its start; empty for one that runs until stopped
 * @param lines its output
 * @param oomKilled set when it ends
 * @param ports container port to the port of the host on which something really listens
 * @param exec answers to commands inside; the default is exit code 0 and no output
 * @param outputIsLate its output is in the log only once {@link Container#log} was asked for it
 */
public record Script(
    OptionalInt exitCode,
    List<String> lines,
    boolean oomKilled,
    Map<Integer, Integer> ports,
    Function<List<String>, ExecResult> exec,
    boolean outputIsLate) {

  /** Prints, and runs until it is stopped (exit code 0) or killed (137). */
  public static Script runs(String... lines) {
    return new Script(
        OptionalInt.empty(), List.of(lines), false, Map.of(), Script::succeeds, false);
  }

  /** Prints, and ends. */
  public static Script exits(int code, String... lines) {
    return new Script(
        OptionalInt.of(code), List.of(lines), false, Map.of(), Script::succeeds, false);
  }

  /** The same, with a port published. */
  public Script publishing(int containerPort, int hostPort) {
    Map<Integer, Integer> more = new HashMap<>(ports);
    more.put(containerPort, hostPort);
    return new Script(exitCode, lines, oomKilled, Map.copyOf(more), exec, outputIsLate);
  }

  /** The same, answering commands inside (healthchecks too). */
  public Script answering(Function<List<String>, ExecResult> answers) {
    return new Script(exitCode, lines, oomKilled, ports, answers, outputIsLate);
  }

  /** The same, ended by the kernel for its memory. */
  public Script outOfMemory() {
    return new Script(OptionalInt.of(137), lines, true, ports, exec, outputIsLate);
  }

  /** The same, with the engine slow to pass its output on. */
  public Script late() {
    return new Script(exitCode, lines, oomKilled, ports, exec, true);
  }

  private static ExecResult succeeds(List<String> command) {
    return new ExecResult(OptionalInt.of(0), "");
  }
}
