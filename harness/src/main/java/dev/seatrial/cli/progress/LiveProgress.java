package dev.seatrial.cli.progress;

import dev.seatrial.plan.Plan;
import dev.seatrial.trial.RunEnded;
import dev.seatrial.trial.Trial;
import dev.seatrial.trial.TrialListener;
import java.io.PrintWriter;
import java.time.Clock;

/** Tells of a run while it goes on, until it is closed. Safe for several threads. */
public interface LiveProgress extends TrialListener, AutoCloseable {

  /**
   * Progress that gives signs of life by itself.
   *
   * @param out standard output
   * @param colours whether any may be used
   */
  static LiveProgress begin(ProgressMode wanted, PrintWriter out, boolean colours, Plan plan) {
    ProgressMode mode = wanted.here();
    Standing standing = new Standing(plan, System::nanoTime);
    if (mode == ProgressMode.JSON) {
      JsonEvents events = new JsonEvents(out, standing, Clock.systemUTC(), System::nanoTime);
      events.live();
      return events;
    }
    Screen.Status status = new StatusBlock(standing, HostMemory::words);
    Screen screen =
        switch (mode) {
          case BLOCK -> new BlockScreen(out, colours, () -> Tty.size(Tty.OUT), status);
          case QUIET -> new QuietScreen(out);
          default -> new PlainScreen(out, System::nanoTime, status);
        };
    Narrator narrator = new Narrator(standing, screen);
    narrator.live(mode == ProgressMode.BLOCK && Tty.is(Tty.ERR));
    return narrator;
  }

  /** The run has come to its end, and this is its exit code. */
  default void runFinished(Trial.Result result, int exitCode) {}

  /** The run was ended from outside. */
  default void runEnded(RunEnded end) {}

  /** Takes away what was not shown for good; nothing more is shown. May be called again. */
  @Override
  void close();
}
