package dev.seatrial.cli.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.report.CellReport;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.trial.RunEnded;
import dev.seatrial.trial.Trial;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.Status;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Tells programs what happens: one JSON object a line, as {@code progress.schema.json} says. */
final class JsonEvents extends Following {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Ticker ticker = new Ticker();
  private Optional<RunDirectory> run = Optional.empty();
  private long last;

  /** Tells what happens, but gives no sign of life: {@link #tick} does. */
  JsonEvents(PrintWriter out, Standing standing, Clock clock, LongSupplier nanos) {
    super(standing);
    this.out = out;
    this.clock = clock;
    this.nanos = nanos;
    last = nanos.getAsLong();
  }

  void live() {
    ticker.start(this::tick);
  }

  @Override
  public synchronized void runStarted(RunDirectory directory) {
    run = Optional.of(directory);
    ObjectNode event = event("runStarted");
    event.put("version", Trial.version());
    directory(event, directory.path());
    ArrayNode cells = event.putArray("cells");
    standing.cells().forEach(cell -> cells.add(cell.id()));
    write(event);
  }

  @Override
  public synchronized void working(String line) {
    super.working(line);
    if (Narrator.SENTENCE.matcher(standing.waiting()).find()) {
      write(event("working").put("what", standing.waiting()));
    }
  }

  @Override
  public synchronized void cellStarted(Cell started) {
    super.cellStarted(started);
    write(
        event("cellStarted")
            .put("cell", started.id())
            .put("number", standing.begun())
            .put("of", standing.cells().size())
            .put("expectedMillis", started.expected().toMillis()));
  }

  @Override
  public synchronized void stepStarted(Cell cell, PlannedStep step) {
    super.stepStarted(cell, step);
    write(step("stepStarted", cell, step));
  }

  @Override
  public synchronized void waiting(String what) {
    String before = standing.waiting();
    super.waiting(what);
    if (!standing.waiting().equals(before)) {
      write(waiting());
    }
  }

  @Override
  public synchronized void stepFinished(Cell cell, PlannedStep step, StepFinished result) {
    super.stepFinished(cell, step, result);
    ObjectNode event = step("stepFinished", cell, step);
    event.put("outcome", result.outcome().name());
    event.put("millis", standing.stepTook().toMillis());
    result.finding().ifPresent(finding -> event.put("finding", finding));
    result.message().ifPresent(message -> event.put("message", message));
    write(event);
  }

  @Override
  public synchronized void cellJudged(Cell cell, CellVerdict verdict) {
    super.cellJudged(cell, verdict);
    long millis = standing.took().toMillis();
    write(
        event("cellFinished")
            .put("cell", cell.id())
            .put("status", verdict.status().name())
            .put("reason", verdict.reason())
            .put("millis", millis));
  }

  @Override
  public synchronized void runFinished(Trial.Result result, int exitCode) {
    ObjectNode event = finished(result.report().cells());
    directory(event, result.directory());
    write(event.put("ended", false).put("exitCode", exitCode));
  }

  @Override
  public synchronized void runEnded(RunEnded end) {
    ObjectNode event = finished(end.judged());
    end.result()
        .map(Trial.Result::directory)
        .or(() -> run.map(RunDirectory::path))
        .ifPresent(path -> directory(event, path));
    write(event.put("ended", true));
  }

  /** After a while of silence, what goes on is said again. */
  synchronized void tick() {
    if (nanos.getAsLong() - last >= PlainScreen.SILENCE_NANOS) {
      write(waiting());
    }
  }

  private ObjectNode waiting() {
    ObjectNode event = event("waiting");
    standing.cell().ifPresent(cell -> event.put("cell", cell.id()));
    standing.running().ifPresent(it -> event.put("step", it.step().id()));
    String what = standing.waiting();
    return event.put(
        "what",
        what.isEmpty()
            ? standing.running().map(it -> standing.title(it.step())).orElse("preparing images")
            : what);
  }

  private ObjectNode step(String name, Cell cell, PlannedStep step) {
    return event(name)
        .put("cell", cell.id())
        .put("phase", standing.phase(step))
        .put("step", step.id())
        .put("title", standing.title(step));
  }

  private ObjectNode finished(List<CellReport> cells) {
    ObjectNode event = event("runFinished");
    List<Status> statuses = cells.stream().map(cell -> cell.verdict().status()).toList();
    event.put("status", Status.worst(statuses).name());
    event.put("millis", standing.sinceStart().toMillis());
    Map<Status, Integer> counts = new TreeMap<>();
    statuses.forEach(status -> counts.merge(status, 1, Integer::sum));
    ObjectNode verdicts = event.putObject("verdicts");
    counts.forEach((status, count) -> verdicts.put(status.name(), count));
    return event;
  }

  private static void directory(ObjectNode event, Path directory) {
    event.put("run", String.valueOf(directory.getFileName()));
    event.put("directory", directory.toAbsolutePath().normalize().toString());
  }

  private ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name).put("at", clock.instant().toString());
  }

  private void write(ObjectNode event) {
    out.println(event);
    out.flush();
    last = nanos.getAsLong();
  }

  @Override
  public void close() {
    ticker.close();
    synchronized (this) {
      out.flush();
    }
  }
}
