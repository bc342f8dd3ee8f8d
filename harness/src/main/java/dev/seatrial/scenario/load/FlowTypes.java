package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.lazy;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Quantities.positiveDuration;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.value;

import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Fault.Kind;
import dev.seatrial.scenario.Step.Fault.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps that hold other steps. */
final class FlowTypes {

  static final Type<Step> FAULT =
      new Shape<>(
          "fault",
          "Something that goes wrong while steps are under way.",
          f -> {
            var kill = f.optional("kill", ServiceNames.ref(), "Service that gets SIGKILL.");
            var pause =
                f.optional("pause", ServiceNames.ref(), "Service whose processes are frozen.");
            var cut =
                f.optional("disconnect", ServiceNames.ref(), "Service cut off from the network.");
            f.exactlyOne(kill, pause, cut);
            var after =
                f.optional("after", positiveDuration(), "So long after the steps have begun.");
            var log =
                f.optional("log", CallTypes.regex(), "When a line it prints from then on matches.");
            f.exactlyOne(after, log);
            var lasting =
                f.optional(
                    "for",
                    positiveDuration(),
                    "How long it lasts; by default until the steps end.");
            var during = f.required("during", some(lazy(StepTypes::step)), "The steps meanwhile.");
            f.excludes(
                kill,
                lasting,
                "a kill does not last: nothing brings the process back",
                "remove for, and start the service again in a later step");
            f.check(in -> in.mention(new Mention.Disturbed()));
            return f.build(
                () ->
                    new Step.Fault(
                        kill.get().isPresent()
                            ? Kind.KILL
                            : pause.get().isPresent() ? Kind.PAUSE : Kind.DISCONNECT,
                        Stream.of(kill, pause, cut)
                            .flatMap(slot -> slot.get().stream())
                            .findFirst()
                            .orElseThrow(),
                        after
                            .get()
                            .<Trigger>map(Step.Fault.After::new)
                            .or(() -> log.get().map(Step.Fault.OnLog::new))
                            .orElseThrow(),
                        lasting.get(),
                        during.get(),
                        f.location()));
          });

  static final Type<Step> TRY =
      new Shape<>(
          "try",
          "Steps, what is done when one of them fails, and what is done in any case.",
          f -> {
            var steps = f.required("steps", some(lazy(StepTypes::step)), "What is done.");
            f.check(in -> in.mention(new Mention.TryEnded()));
            var catching =
                f.or(
                    "catch",
                    lazy(StepTypes::steps),
                    List.of(),
                    "Done when one of them has failed; the failure stands.");
            var always = f.or("finally", lazy(StepTypes::steps), List.of(), "Done in any case.");
            f.someOf("without them, write its steps as they are", catching, always);
            f.check(
                in -> {
                  in.mention(new Mention.HandlersEnded());
                  boolean harmless =
                      steps
                          .value()
                          .map(all -> all.stream().allMatch(Step.Note.class::isInstance))
                          .orElse(false);
                  if (catching.given() && harmless) {
                    in.error(
                        "step.unreachable",
                        catching.place().orElseThrow(),
                        "no step of this try can fail, so catch is never reached",
                        "remove catch");
                  }
                });
            return f.build(
                () -> new Step.Try(steps.get(), catching.get(), always.get(), f.location()));
          });

  static final Type<Step> FOR_EACH =
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
                        new Mention.Bound(
                            as.value().orElse(""),
                            Optional.empty(),
                            as.place().orElse(f.location()))));
            var steps = f.required("steps", lazy(StepTypes::steps), "What is done for each.");
            f.check(
                in -> {
                  in.mention(new Mention.Released());
                  if (capture.given()) {
                    refuseUnnumbered(steps.value().orElse(List.of()), in);
                  }
                });
            return f.build(
                () ->
                    new Step.ForEach(
                        as.get(),
                        values.get().orElse(List.of()),
                        capture.get(),
                        steps.get(),
                        f.location()));
          });

  private FlowTypes() {}

  /** What a for-each over a capture holds is not in the plan: nothing there can be followed. */
  private static void refuseUnnumbered(List<Step> steps, Reading in) {
    for (Step step : steps) {
      Optional<String> kind =
          step instanceof Step.Fault
              ? Optional.of("fault")
              : step instanceof Step.Try ? Optional.of("try") : Optional.empty();
      kind.ifPresent(
          word ->
              in.error(
                  "step.nested",
                  step.location(),
                  "the step " + word + " cannot stand inside a for-each over a capture",
                  "how often that runs is not known before: put it outside, or write values"));
    }
  }
}
