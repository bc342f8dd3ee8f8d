package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Quantities.duration;
import static dev.seatrial.scenario.load.Quantities.positiveDuration;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.AwaitInstances.Condition;
import dev.seatrial.source.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps that ask until the answer is good: await, verify. */
final class AwaitTypes {

  /** A service that was just started may refuse the first request. */
  private static final Duration VERIFY_WITHIN = Duration.ofSeconds(10);

  private record Line(String service, String matches) {}

  private record End(String service, List<Integer> codes) {}

  private static final Type<Line> LOG =
      new Shape<>(
          "log line",
          "A line that a service prints.",
          f -> {
            var service = f.required("service", ServiceNames.ref(), "Service that prints it.");
            var matches = f.required("matches", CallTypes.regex(), "Regular expression.");
            return f.build(() -> new Line(service.get(), matches.get()));
          });

  private static final Type<End> EXIT =
      new Shape<>(
          "exit",
          "The end of a service that ends by itself.",
          f -> {
            var service =
                f.required("service", ServiceNames.ref(Mention.Ended::new), "Service that ends.");
            var codes = f.or("codes", CallTypes.EXIT, List.of(0), CallTypes.EXIT_DOC);
            return f.build(() -> new End(service.get(), codes.get()));
          });

  /** What can be waited for; one of the keys must be there. */
  private record Conditions(
      CallTypes.Keys calls,
      Slot<Optional<String>> instances,
      Slot<Optional<Condition>> are,
      Slot<Optional<Line>> log,
      Slot<Optional<End>> exit) {

    static Conditions of(Fields f) {
      return new Conditions(
          CallTypes.Keys.of(f),
          f.optional("instances", ref(Thing.VIEW), "View to follow."),
          f.optional(
              "are",
              Scalars.word(List.of(Condition.values())),
              "With instances: running or settled."),
          f.optional("log", LOG, "A line that a service prints."),
          f.optional("exit", EXIT, "The end of a service that ends by itself."));
    }

    /** One of them, or of the others that are given, must be there. */
    void exactlyOne(Fields f, Slot<?>... others) {
      f.exactlyOne(
          Stream.concat(
                  Stream.of(calls.http(), calls.exec(), calls.sql(), instances, log, exit),
                  Stream.of(others))
              .toArray(Slot<?>[]::new));
      f.together("write { instances: view, are: running, within: 3m }", instances, are);
    }

    Optional<Step> step(Duration within, Reading in, Location at) {
      return calls
          .call()
          .<Step>map(call -> new Step.AwaitAnswer(call, within, at))
          .or(
              () ->
                  log.get()
                      .map(line -> new Step.AwaitLog(line.service(), line.matches(), within, at)))
          .or(
              () ->
                  exit.get().map(end -> new Step.AwaitExit(end.service(), end.codes(), within, at)))
          .or(
              () ->
                  instances
                      .get()
                      .flatMap(view -> Optional.ofNullable(in.known().views.get(view)))
                      .flatMap(
                          view ->
                              are.get()
                                  .map(
                                      wanted ->
                                          new Step.AwaitInstances(view, wanted, within, at))));
    }
  }

  static final Type<Step> VERIFY =
      new Shape<>(
          "verify",
          "A condition whose outcome is judged instead of ending the run.",
          f -> {
            var check = f.required("check", declared(Thing.VERIFIED), "Check it counts for.");
            var that = f.required("that", text(), "What is being verified, a sentence.");
            Conditions conditions = Conditions.of(f);
            var run = f.optional("run", RunTypes.RUN, "A one-shot container and its end.");
            conditions.exactlyOne(f, run);
            var within =
                f.or(
                    "within", duration(), VERIFY_WITHIN, "Tried again until then; 10s by default.");
            f.excludes(run, within, "a one-shot container is run once", "its own limit bounds it");
            return f.link(
                in ->
                    run.get()
                        .or(() -> conditions.step(within.get(), in, f.location()))
                        .map(step -> new Step.Verify(check.get(), that.get(), step, f.location())));
          });

  static final Type<Step> AWAIT =
      new Shape<>(
          "await",
          "Waits for an answer, for instances, for a line of output, or for an end.",
          f -> {
            Conditions conditions = Conditions.of(f);
            var within = f.required("within", positiveDuration(), "Deadline.");
            conditions.exactlyOne(f);
            return f.link(in -> conditions.step(within.get(), in, f.location()));
          });

  private AwaitTypes() {}
}
