package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.placed;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.Step;
import java.util.List;
import java.util.Optional;

/** Steps, each a mapping with a single key. */
final class StepTypes {

  private static final Type<Step> YARDSTICK =
      new Shape<>(
          "yardstick",
          "Work of known size that is measured: a copy of rows, or a one-shot container.",
          f -> {
            var name = f.required("name", declared(Thing.YARDSTICK), "Name for the budgets.");
            var from = f.optional("from", StoreTypes.read(), "SQLite store to read.");
            var to = f.optional("to", StoreTypes.read(), "PostgreSQL store to write a copy into.");
            var run = f.optional("run", RunTypes.RUN, "One-shot container, e.g. of version.");
            f.exactlyOne(from, run);
            f.together("write { name: copy, from: old, to: new }", from, to);
            f.check(in -> copied(from, to).ifPresent(in::mention));
            return f.link(
                in ->
                    run.get()
                        .map(
                            step ->
                                (Step)
                                    new Step.YardstickRun(
                                        name.get(), (Step.Run) step, f.location()))
                        .or(
                            () ->
                                from.get()
                                    .flatMap(
                                        source ->
                                            to.get()
                                                .map(
                                                    target ->
                                                        new Step.Yardstick(
                                                            name.get(),
                                                            source,
                                                            target,
                                                            f.location())))));
          });

  private static final Type<Step> FINDINGS =
      new Shape<>(
          "findings step",
          "A tool looks at something, and tells what it found line by line.",
          f -> {
            var as =
                f.required(
                    "as",
                    MadeNames.declared(Thing.FINDINGS),
                    "Name for the checks; may hold ${from}, ${to}.");
            var run =
                f.required("run", RunTypes.RUN, "The tool; its last line is what it looked at.");
            return f.build(() -> new Step.Findings(as.get(), (Step.Run) run.get(), f.location()));
          });

  private static final Choice<Step> STEP =
      new Choice<Step>("step")
          .with("start", RunTypes.START, "Bring services up, dependencies first.")
          .with("stop", RunTypes.STOP, "End services gracefully, in this order.")
          .with("kill", RunTypes.KILL, "End services by a signal, at once.")
          .with("pause", RunTypes.PAUSE, "Freeze all processes of services.")
          .with("resume", RunTypes.RESUME, "Let paused services go on.")
          .with("run", RunTypes.RUN, "Run a one-shot container to its end.")
          .with("exec", call(CallTypes.EXEC), "Run a command in a running service.")
          .with("http", call(HttpTypes.CALL), "One request.")
          .with("sql", call(CallTypes.SQL), "SQL statements in a store.")
          .with("verify", AwaitTypes.VERIFY, "A call whose outcome is judged.")
          .with("await", AwaitTypes.AWAIT, "Wait for an answer, instances, output, or an end.")
          .with("copy", FileTypes.COPY, "Copy files into a volume or service.")
          .with("snapshot", SnapshotTypes.SNAPSHOT, "Write rows down; of several stores at once.")
          .with("findings", FINDINGS, "Keep what a tool finds.")
          .with("backup", FileTypes.BACKUP, "Save a volume.")
          .with("restore", FileTypes.RESTORE, "Put a volume back.")
          .with("yardstick", YARDSTICK, "Measure this machine.")
          .with("fault", FlowTypes.FAULT, "Something goes wrong while steps are under way.")
          .with("try", FlowTypes.TRY, "Steps with catch and finally.")
          .with("for-each", FlowTypes.FOR_EACH, "The steps once for every value.")
          .with("seed", NamedSteps.SEED, "The named steps in seeds/.")
          .with("use", NamedSteps.USE, "The named steps in steps/, which scenarios share.")
          .with("recover", NamedSteps.RECOVER, "The named way out of the system.")
          .with("note", placed(text(), Step.Note::new), "A sentence for the reader of the report.");

  private StepTypes() {}

  private static Optional<Mention> copied(Slot<Optional<String>> from, Slot<Optional<String>> to) {
    if (from.value().isEmpty() || to.value().isEmpty()) {
      return Optional.empty();
    }
    return from.get()
        .flatMap(
            one ->
                to.get()
                    .map(
                        other ->
                            new Mention.Copied(
                                one, from.place().orElseThrow(), other, to.place().orElseThrow())));
  }

  /** One step. */
  static Type<Step> step() {
    return STEP;
  }

  /** A list of steps. */
  static Type<List<Step>> steps() {
    return list(STEP);
  }

  private static <C extends Call> Type<Step> call(Type<C> type) {
    return placed(type, Step.Ask::new);
  }
}
