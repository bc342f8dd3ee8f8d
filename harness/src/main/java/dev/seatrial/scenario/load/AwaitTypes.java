package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Quantities.duration;
import static dev.seatrial.scenario.load.Quantities.positiveDuration;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.AwaitInstances.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Steps that ask until the answer is good: await, verify. */
final class AwaitTypes {

  /** A service that was just started may refuse the first request. */
  private static final Duration VERIFY_WITHIN = Duration.ofSeconds(10);

  private record Line(String service, String matches) {}

  private record End(String service, List<Integer> codes) {}

  private record Instances(String view, Condition condition) {}

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

  static final Type<Step> VERIFY =
      new Shape<>(
          "verify",
          "A call whose outcome is judged instead of ending the run.",
          f -> {
            var check = f.required("check", declared(Thing.VERIFIED), "Check it counts for.");
            var that = f.required("that", text(), "What is being verified, a sentence.");
            CallTypes.Keys keys = CallTypes.Keys.of(f);
            f.exactlyOne(keys.http(), keys.exec(), keys.sql());
            var within =
                f.or(
                    "within", duration(), VERIFY_WITHIN, "Tried again until then; 10s by default.");
            return f.link(
                in ->
                    keys.call()
                        .map(
                            call ->
                                new Step.Verify(
                                    check.get(), that.get(), call, within.get(), f.location())));
          });

  static final Type<Step> AWAIT =
      new Shape<>(
          "await",
          "Waits for an answer, for instances, for a line of output, or for an end.",
          f -> {
            CallTypes.Keys keys = CallTypes.Keys.of(f);
            var instances = f.optional("instances", ref(Thing.VIEW), "View to follow.");
            var are =
                f.optional(
                    "are",
                    Scalars.word(List.of(Condition.values())),
                    "With instances: running or settled.");
            var log = f.optional("log", LOG, "A line that a service prints.");
            var exit = f.optional("exit", EXIT, "The end of a service that ends by itself.");
            var within = f.required("within", positiveDuration(), "Deadline.");
            f.exactlyOne(keys.http(), keys.exec(), keys.sql(), instances, log, exit);
            f.together("write { instances: view, are: running, within: 3m }", instances, are);
            return f.link(
                in ->
                    keys.call()
                        .<Step>map(call -> new Step.AwaitAnswer(call, within.get(), f.location()))
                        .or(
                            () ->
                                log.get()
                                    .map(
                                        line ->
                                            new Step.AwaitLog(
                                                line.service(),
                                                line.matches(),
                                                within.get(),
                                                f.location())))
                        .or(
                            () ->
                                exit.get()
                                    .map(
                                        end ->
                                            new Step.AwaitExit(
                                                end.service(),
                                                end.codes(),
                                                within.get(),
                                                f.location())))
                        .or(
                            () ->
                                instances
                                    .get()
                                    .flatMap(view -> are.get().map(a -> new Instances(view, a)))
                                    .flatMap(
                                        wanted ->
                                            Optional.ofNullable(in.known().views.get(wanted.view()))
                                                .map(
                                                    view ->
                                                        new Step.AwaitInstances(
                                                            view,
                                                            wanted.condition(),
                                                            within.get(),
                                                            f.location())))));
          });

  private AwaitTypes() {}
}
