package dev.seatrial.cli;

import dev.seatrial.cli.progress.LiveProgress;
import dev.seatrial.engine.Engine;
import dev.seatrial.plan.Plan;
import dev.seatrial.run.Held;
import dev.seatrial.trial.Likeness;
import dev.seatrial.trial.RunEnded;
import dev.seatrial.trial.Trial;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * A run that is followed while it goes on, and summed up at its end; also when that comes early.
 *
 * @param live told of everything, and closed before the summary
 * @param said where the summary goes
 * @param other what the run is to be compared with
 * @param strict whether anything that is not green counts as failed
 */
record LiveRun(
    Plan plan,
    Engine engine,
    Trial.Options options,
    LiveProgress live,
    PrintWriter said,
    Optional<Likeness> other,
    boolean strict) {

  /** Returns the exit code. */
  int run() {
    // A process that is told to end says first what it has found out.
    Farewell farewell = Farewell.begin(live::close);
    try {
      Trial.Result result = Trial.run(plan, engine, options, live);
      int code =
          ExitCode.of(
              result.report().cells().stream().map(c -> c.verdict().status()).toList(), strict);
      live.runFinished(result, code);
      live.close();
      Summary.print(result, said);
      other.ifPresent(it -> Summary.print(it, plan, result, said));
      if (options.keep()) {
        new HeldOutput(said, Terminal.answers().isPresent()).print(Held.of(result.directory()));
      }
      return code;
    } catch (RunEnded end) {
      live.runEnded(end);
      live.close();
      Summary.print(end, said);
      return ExitCode.HARNESS_ERROR;
    } finally {
      farewell.close();
    }
  }
}
