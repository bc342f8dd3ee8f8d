package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.placed;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Quantities.positiveDuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Start.Until;
import dev.seatrial.source.Location;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Steps that begin and end containers. */
final class RunTypes {

  private static final List<String> SIGNALS =
      List.of("KILL", "TERM", "INT", "HUP", "QUIT", "ABRT", "SEGV", "USR1", "USR2");

  private static final Type<Step> START_LONG =
      new Shape<>(
          "start",
          "Services brought up, dependencies first.",
          f -> {
            var services = f.required("services", started(), "Which, in this order.");
            var until =
                f.or(
                    "until",
                    Scalars.word(List.of(Until.values())),
                    Until.HEALTHY,
                    "What is waited for: healthy, or started for one that may end by itself.");
            return f.build(() -> new Step.Start(services.get(), until.get(), f.location()));
          });

  static final Type<Step> START =
      listOr(started(), (services, at) -> new Step.Start(services, Until.HEALTHY, at), START_LONG);

  private static final Type<Step> KILL_LONG =
      new Shape<>(
          "kill",
          "Services ended by a signal, at once.",
          f -> {
            var services = f.required("services", ended(), "Which.");
            var signal = f.or("signal", signal(), "KILL", "Without SIG; KILL by default.");
            return f.build(() -> new Step.Kill(services.get(), signal.get(), f.location()));
          });

  static final Type<Step> KILL =
      listOr(ended(), (services, at) -> new Step.Kill(services, "KILL", at), KILL_LONG);

  static final Type<Step> STOP = placed(ended(), Step.Stop::new);

  static final Type<Step> PAUSE =
      placed(noted((name, at) -> new Mention.Paused(name, at)), Step.Pause::new);

  static final Type<Step> RESUME =
      placed(noted((name, at) -> new Mention.Resumed(name, at)), Step.Resume::new);

  static final Type<Step> RUN =
      new Shape<>(
          "run",
          "A one-shot container of a service, run to its end.",
          f -> {
            var service =
                f.required(
                    "service",
                    ServiceNames.ref(Mention.Chosen::new),
                    "Whose image and volumes it has.");
            var entrypoint =
                f.or("entrypoint", CommandLine.type(), List.of(), "Replaces the service's.");
            var command = f.or("command", CommandLine.type(), List.of(), "Replaces the service's.");
            var environment =
                f.or("environment", ServiceTypes.ENVIRONMENT, Map.of(), "Added to the service's.");
            var exit = f.or("exit", CallTypes.EXIT, List.of(0), CallTypes.EXIT_DOC);
            var limit =
                f.required("limit", positiveDuration(), "Hard limit; reaching it is a finding.");
            var failure =
                f.optional(
                    "failure",
                    CallTypes.regex(),
                    "Regular expression of output that admits a failure.");
            var matches = f.or("matches", CallTypes.MATCHES, List.of(), CallTypes.MATCHES_DOC);
            var expect = f.or("expect", CallTypes.EXPECT, Map.of(), CallTypes.EXPECT_DOC);
            var capture = f.or("capture", CallTypes.CAPTURE, Map.of(), CallTypes.CAPTURE_DOC);
            f.check(in -> in.mention(new Mention.Executed(f.location())));
            return f.build(
                () ->
                    new Step.Run(
                        service.get(),
                        entrypoint.get(),
                        command.get(),
                        environment.get(),
                        exit.get(),
                        limit.get(),
                        failure.get(),
                        matches.get(),
                        expect.get(),
                        capture.get(),
                        f.location()));
          });

  private RunTypes() {}

  private static Type<List<String>> started() {
    return noted((name, at) -> new Mention.Started(name, at));
  }

  private static Type<List<String>> ended() {
    return noted((name, at) -> new Mention.Ended(name, at));
  }

  private static Type<List<String>> noted(BiFunction<String, Location, Mention> mention) {
    return some(ServiceNames.ref(mention));
  }

  private static Type<String> signal() {
    return Scalars.scalar(
        "a signal",
        "string",
        schema -> SIGNALS.forEach(schema.withArray("/enum")::add),
        (node, in) ->
            SIGNALS.contains(node.text())
                ? Optional.of(node.text())
                : in.fail(
                    "value.unknown",
                    in.valuePlace(node),
                    "expected a signal, found " + node.described(),
                    Reading.hint(node.text().replaceFirst("^SIG", ""), SIGNALS, "signals")));
  }

  /** A list of services in the short form, a mapping in the long one. */
  private static Type<Step> listOr(
      Type<List<String>> names, BiFunction<List<String>, Location, Step> step, Type<Step> other) {
    Type<Step> list = placed(names, step);
    return new Type<>() {
      @Override
      public Optional<Step> decode(Node node, Reading in) {
        return (node instanceof MappingNode ? other : list).decode(node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return writer.either(list.schema(writer), other.schema(writer));
      }
    };
  }
}
