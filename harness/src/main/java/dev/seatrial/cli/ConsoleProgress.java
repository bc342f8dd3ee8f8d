package dev.seatrial.cli;

import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Durations;
import dev.seatrial.plan.Masker;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Live progress: in a terminal one status line below the finished steps, elsewhere plain lines, and
 * a sign of life at least every 15 s.
 */
final class ConsoleProgress implements RunListener, AutoCloseable {
  private static final int MOST = 160;
  private static final long PLAIN_EVERY_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** Colours and cursor movements of tools whose output is passed on. */
  private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\\p{Cntrl}");

  /** What the harness says itself; the output of builders is only shown while it is the newest. */
  private static final Pattern SENTENCE =
      Pattern.compile("^(assembling|making|importing|pulling|taking|removed|Could not)");

  private final PrintWriter out;
  private final boolean terminal;
  private final int cells;
  private final LongSupplier nanos;
  private final long start;
  private final Deque<Running> running = new ArrayDeque<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Map<Integer, Integer>> services = new LinkedHashMap<>();
  private int cell;
  private Masker masker = new Masker(List.of());
  private Duration expected = Duration.ZERO;
  private long cellStart;
  private String waiting = "";
  private long lastLine;
  private String shownStatus = "";

  /** A step that was started and its time. */
  private record Running(PlannedStep step, long since) {}

  /**
   * Progress that does not move by itself: {@link #tick} does.
   *
   * @param nanos the time, nanoseconds since whenever
   */
  ConsoleProgress(PrintWriter out, Plan plan, boolean terminal, LongSupplier nanos) {
    this.out = out;
    cells = plan.cells().size();
    this.terminal = terminal;
    this.nanos = nanos;
    start = nanos.getAsLong();
    cellStart = start;
    lastLine = start;
  }

  /** Progress that gives signs of life until it is closed. */
  static ConsoleProgress live(PrintWriter out, Plan plan) {
    ConsoleProgress progress =
        new ConsoleProgress(out, plan, Terminal.interactive(), System::nanoTime);
    var unused =
        progress.ticker.scheduleWithFixedDelay(progress::tick, 500, 500, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public synchronized void working(String line) {
    waiting = masker.mask(CONTROL.matcher(line).replaceAll("").strip());
    if (SENTENCE.matcher(waiting).find()) {
      line(waiting);
    }
  }

  @Override
  public synchronized void cellStarted(Cell started) {
    cell++;
    masker = Masker.of(started);
    expected = started.expected();
    cellStart = nanos.getAsLong();
    waiting = "";
    line(
        "cell "
            + cell
            + "/"
            + cells
            + "  "
            + started.id()
            + "  (about "
            + Durations.words(expected)
            + ")");
  }

  @Override
  public synchronized void stepStarted(Cell running0, PlannedStep step) {
    running.push(new Running(step, nanos.getAsLong()));
    waiting = "";
    if (!step.children().isEmpty()) {
      line(step.id() + "  " + shown(step));
    }
  }

  @Override
  public synchronized void waiting(String what) {
    waiting = masker.mask(what);
  }

  @Override
  public synchronized void stepFinished(Cell finished, PlannedStep step, StepFinished result) {
    if (result.outcome() == StepFinished.Outcome.SKIPPED) {
      return;
    }
    Running top = running.pop();
    String mark = result.outcome() == StepFinished.Outcome.OK ? "ok  " : "FAIL";
    if (step.children().isEmpty() || result.outcome() != StepFinished.Outcome.OK) {
      line(
          mark + " " + step.id() + "  " + shown(step) + "  " + Durations.words(since(top.since())));
    }
    result.message().ifPresent(m -> line("     " + m));
    waiting = "";
  }

  @Override
  public synchronized void serviceUp(Cell up, String service, Map<Integer, Integer> ports) {
    services.put(service, ports);
  }

  @Override
  public synchronized void serviceDown(Cell down, String service) {
    services.remove(service);
  }

  /** Where the services that are up are reached. */
  synchronized List<String> kept() {
    List<String> lines = new ArrayList<>();
    services.forEach(
        (service, ports) ->
            ports.forEach(
                (inside, outside) ->
                    lines.add(service + " port " + inside + " is at 127.0.0.1:" + outside)));
    return lines;
  }

  @Override
  public synchronized void cellFinished(Cell finished) {
    running.clear();
    line("done in " + Durations.words(since(cellStart)));
  }

  @Override
  public void close() {
    finish();
  }

  /** Takes the status line away; nothing more is shown. */
  synchronized void finish() {
    ticker.shutdownNow();
    erase();
    out.flush();
  }

  synchronized void tick() {
    if (terminal) {
      erase();
      shownStatus = cut(status());
      out.print(shownStatus);
      out.flush();
    } else if (nanos.getAsLong() - lastLine > PLAIN_EVERY_NANOS) {
      line("... " + status());
    }
  }

  private String status() {
    Running top = running.peek();
    String step =
        top == null
            ? ""
            : top.step().id()
                + "  "
                + shown(top.step())
                + "  "
                + Durations.words(Duration.ofSeconds(since(top.since()).toSeconds()));
    String total =
        cell == 0
            ? "preparing images"
            : "cell "
                + cell
                + "/"
                + cells
                + "  "
                + Durations.words(Duration.ofSeconds(since(cellStart).toSeconds()))
                + " of about "
                + Durations.words(expected);
    return total + "  " + step + (waiting.isEmpty() ? "" : "  [" + waiting + "]");
  }

  private static String cut(String text) {
    String columns = System.getenv("COLUMNS");
    int width = columns != null && columns.matches("[0-9]{2,4}") ? Integer.parseInt(columns) : 100;
    return text.length() < width ? text : text.substring(0, width - 2) + "…";
  }

  /** On one line; of a long title, such as a statement's, only the beginning. */
  private String shown(PlannedStep step) {
    String title = masker.mask(step.title()).strip().replaceAll("\\s+", " ");
    return title.length() <= MOST ? title : title.substring(0, MOST - 2) + " …";
  }

  private void line(String text) {
    erase();
    out.println(String.format(Locale.ROOT, "[%6.1fs] %s", since(start).toMillis() / 1000.0, text));
    out.flush();
    lastLine = nanos.getAsLong();
  }

  private void erase() {
    if (!shownStatus.isEmpty()) {
      out.print("\r" + " ".repeat(shownStatus.length()) + "\r");
      shownStatus = "";
    }
  }

  private Duration since(long then) {
    return Duration.ofNanos(nanos.getAsLong() - then);
  }
}
