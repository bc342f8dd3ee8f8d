package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.lazy;
import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Quantities.duration;
import static dev.seatrial.scenario.load.Quantities.positiveDuration;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;
import static dev.seatrial.scenario.load.Scalars.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.AwaitInstances.Condition;
import dev.seatrial.scenario.load.Composites.Located;
import dev.seatrial.source.Location;
import dev.seatrial.source.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Steps, each a mapping with a single key. */
final class StepTypes {

  /** A service that was just started may refuse the first request. */
  private static final Duration VERIFY_WITHIN = Duration.ofSeconds(10);

  private static final Type<Step> EXEC =
      new Shape<>(
          "exec",
          "A one-shot container of a service, run to its end.",
          f -> {
            var service =
                f.required("service", ref(Thing.SERVICE), "Whose image and volumes it has.");
            var entrypoint =
                f.or("entrypoint", CommandLine.type(), List.of(), "Replaces the service's.");
            var command = f.or("command", CommandLine.type(), List.of(), "Replaces the service's.");
            var limit =
                f.required("limit", positiveDuration(), "Hard limit; reaching it is a finding.");
            var failure =
                f.optional(
                    "failure",
                    Scalars.parsed("a regular expression", "", text(), StepTypes::regex),
                    "Regular expression of output that admits a failure.");
            f.check(in -> in.mention(new Mention.Executed(f.location())));
            return f.build(
                () ->
                    new Step.Exec(
                        service.get(),
                        entrypoint.get(),
                        command.get(),
                        limit.get(),
                        failure.get(),
                        f.location()));
          });

  private static final Type<Step> VERIFY =
      new Shape<>(
          "verify",
          "A request whose outcome is judged instead of ending the run.",
          f -> {
            var check = f.required("check", declared(Thing.VERIFIED), "Check it counts for.");
            var that = f.required("that", text(), "What is being verified, a sentence.");
            var http = f.required("http", HttpTypes.CALL, "The request.");
            var within = f.or("within", duration(), VERIFY_WITHIN, "Tried again until then.");
            return f.build(
                () ->
                    new Step.Verify(
                        check.get(), that.get(), http.get(), within.get(), f.location()));
          });

  private static final Type<Step> AWAIT =
      new Shape<>(
          "await",
          "Waits for an answer, or for instances.",
          f -> {
            var http = f.optional("http", HttpTypes.CALL, "Repeated until its answer is good.");
            var instances = f.optional("instances", ref(Thing.VIEW), "View to follow.");
            var are =
                f.optional(
                    "are",
                    Scalars.word(List.of(Condition.values())),
                    "What to wait for: running or settled.");
            var within = f.required("within", positiveDuration(), "Deadline.");
            f.exactlyOne(http, instances);
            f.check(
                in -> {
                  if (instances.given() != are.given()) {
                    in.error(
                        "key.missing",
                        f.location(),
                        "the keys instances and are belong together",
                        "write { instances: view, are: running, within: 3m }");
                  }
                });
            return f.link(
                in ->
                    http.get()
                        .<Step>map(call -> new Step.AwaitHttp(call, within.get(), f.location()))
                        .or(
                            () ->
                                awaitInstances(
                                    instances.get(), are.get(), within.get(), f.location(), in)));
          });

  private static final Type<Step> SNAPSHOT =
      new Shape<>(
          "snapshot",
          "A store's datasets written as sorted rows.",
          f -> {
            var store = f.required("store", ref(Thing.STORE), "Store to read.");
            var as = f.required("as", declared(Thing.SNAPSHOT), "Name for the checks.");
            return f.build(() -> new Step.Snapshot(store.get(), as.get(), f.location()));
          });

  private static final Type<Step> BACKUP =
      new Shape<>(
          "backup",
          "A volume saved into the run's private storage.",
          f -> {
            var volume = f.required("volume", ref(Thing.VOLUME), "Volume to save.");
            f.check(in -> in.mention(new Mention.BackedUp(f.location())));
            return f.build(() -> new Step.Backup(volume.get(), f.location()));
          });

  private static final Type<Step> RESTORE =
      new Shape<>(
          "restore",
          "The last backup of a volume put back.",
          f -> {
            var volume = f.required("volume", ref(Thing.VOLUME), "Volume to put back.");
            return f.build(() -> new Step.Restore(volume.get(), f.location()));
          });

  private static final Type<Step> YARDSTICK =
      new Shape<>(
          "yardstick",
          "Streams the rows of one store into another, and measures it.",
          f -> {
            var name = f.required("name", declared(Thing.YARDSTICK), "Name for the budgets.");
            var from = f.required("from", ref(Thing.STORE), "Store to read.");
            var to = f.required("to", ref(Thing.STORE), "Store to write a copy into.");
            return f.build(
                () -> new Step.Yardstick(name.get(), from.get(), to.get(), f.location()));
          });

  private static final Type<Step> FOR_EACH =
      new Shape<>(
          "for-each",
          "The steps once for every value.",
          f -> {
            var values = f.optional("values", some(value()), "Values, written out.");
            var capture =
                f.optional(
                    "capture",
                    Scalars.noting(
                        name(), (name, at, in) -> in.mention(new Mention.Listed(name, at))),
                    "Name of a captured list.");
            f.exactlyOne(values, capture);
            var as = f.required("as", name(), "Name of the reference that holds the value.");
            f.check(
                in ->
                    in.mention(
                        new Mention.LoopOpened(
                            as.value().orElse(""), as.place().orElse(f.location()))));
            var steps = f.required("steps", lazy(StepTypes::steps), "What is done for each.");
            f.check(in -> in.mention(new Mention.LoopClosed()));
            return f.build(
                () ->
                    new Step.ForEach(
                        as.get(),
                        values.get().orElse(List.of()),
                        capture.get(),
                        steps.get(),
                        f.location()));
          });

  private static final Choice<Step> STEP =
      new Choice<Step>("step")
          .with("start", services(Step.Start::new), "Bring services up, dependencies first.")
          .with("stop", services(Step.Stop::new), "End services gracefully, in this order.")
          .with("exec", EXEC, "Run a one-shot container to its end.")
          .with("http", of(HttpTypes.CALL, Step.Http::new), "One request.")
          .with("verify", VERIFY, "A request whose outcome is judged.")
          .with("await", AWAIT, "Wait for an answer or for instances.")
          .with("snapshot", SNAPSHOT, "Write a store's rows down.")
          .with("backup", BACKUP, "Save a volume.")
          .with("restore", RESTORE, "Put a volume back.")
          .with("yardstick", YARDSTICK, "Measure this machine.")
          .with("seed", new Named("seed", true), "The named steps in seeds/.")
          .with("recover", new Named("recover", false), "The named way out of the system.")
          .with("for-each", FOR_EACH, "The steps once for every value.")
          .with("note", of(text(), Step.Note::new), "A sentence for the reader of the report.");

  private StepTypes() {}

  /** A list of steps. */
  static Type<List<Step>> steps() {
    return list(STEP);
  }

  private static Type<Step> services(BiFunction<List<String>, Location, Step> step) {
    return of(some(ref(Thing.SERVICE)), step);
  }

  private static <V> Type<Step> of(Type<V> type, BiFunction<V, Location, Step> step) {
    return new Type<>() {
      @Override
      public Optional<Step> decode(Node node, Reading in) {
        return type.decode(node, in).map(value -> step.apply(value, in.place(node)));
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return type.schema(writer);
      }
    };
  }

  private static Optional<Step> awaitInstances(
      Optional<String> view,
      Optional<Condition> condition,
      Duration within,
      Location at,
      Reading in) {
    return view.map(in.known().views::get)
        .flatMap(known -> condition.map(some -> new Step.AwaitInstances(known, some, within, at)));
  }

  private static String regex(String text) {
    try {
      Pattern.compile(text);
      return text;
    } catch (PatternSyntaxException malformed) {
      throw new IllegalArgumentException(malformed.getDescription(), malformed);
    }
  }

  /**
   * A named list of steps that stands elsewhere.
   *
   * @param seed whether it is a seed; else a way out
   */
  private record Named(String key, boolean seed) implements Type<Step> {

    @Override
    public Optional<Step> decode(Node node, Reading in) {
      Optional<Located<String>> name = Composites.located(name()).decode(node, in);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      if (in.block().inlined()) {
        return in.fail(
            "step.nested",
            in.place(node),
            "the step " + key + " cannot stand inside a seed or way out",
            "put it into the scenario");
      }
      Location at = in.place(node);
      String wanted = name.get().value();
      Thing thing = seed ? Thing.SEED : Thing.WAY_OUT;
      in.mention(new Mention.Referred(thing, wanted, name.get().at()));
      return seed
          ? in.known()
              .files()
              .seed(wanted, name.get().at(), in)
              .map(steps -> new Step.Seed(wanted, steps, at))
          : Optional.ofNullable(in.known().waysOut.get(wanted))
              .map(steps -> new Step.Recover(wanted, steps, at));
    }

    @Override
    public ObjectNode schema(SchemaWriter writer) {
      return name().schema(writer);
    }
  }
}
