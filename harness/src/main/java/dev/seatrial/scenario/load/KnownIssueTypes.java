package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Scalars.prose;

import dev.seatrial.scenario.KnownIssue;
import dev.seatrial.scenario.Restriction;
import dev.seatrial.scenario.load.MatrixTypes.Part;
import java.util.Optional;

/** Known issues. */
final class KnownIssueTypes {

  /** As written; its part of the matrix is checked against the axes. */
  record Written(KnownIssue issue, Optional<Part> where) {}

  static final Type<Written> ISSUE =
      new Shape<>(
          "known issue",
          "A broken promise that upstream knows of.",
          f -> {
            var check = f.required("check", prose(), "Name of the check that fails.");
            var link =
                f.required(
                    "link",
                    Scalars.parsed(
                        "a link",
                        "^https?://\\S+$",
                        prose(),
                        text -> {
                          if (!text.matches("https?://\\S+")) {
                            throw new IllegalArgumentException(
                                "name the issue upstream: https://…");
                          }
                          return text;
                        }),
                    "Where upstream tracks it.");
            var symptom =
                f.required(
                    "symptom",
                    CallTypes.regex(),
                    "Regular expression, found in what the check says when it fails.");
            var where =
                f.optional("where", MatrixTypes.WHERE, "Axes to values; all cells by default.");
            var because = f.required("because", prose(), "What is broken, a sentence.");
            f.check(
                in ->
                    check
                        .value()
                        .ifPresent(
                            name ->
                                in.mention(
                                    new Mention.Referred(
                                        Thing.JUDGED, name, check.place().orElseThrow()))));
            return f.build(
                () ->
                    new Written(
                        new KnownIssue(
                            check.get(),
                            link.get(),
                            symptom.get(),
                            where.get().map(Axes::restriction).orElse(Restriction.NONE),
                            because.get(),
                            f.location()),
                        where.get()));
          });

  private KnownIssueTypes() {}
}
