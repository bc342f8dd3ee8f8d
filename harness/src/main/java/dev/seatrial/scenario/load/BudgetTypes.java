package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Check.Budget;
import dev.seatrial.scenario.Check.Budget.Subject;
import dev.seatrial.source.ScalarNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Budgets: {@code max} is {@code 90s}, {@code 4x copy} or {@code 20s + 4x copy}. */
final class BudgetTypes {

  private static final Pattern MAX =
      Pattern.compile(
          "\\s*(?:(?<constant>[0-9][0-9a-z]*)\\s*(?:\\+\\s*|$))?"
              + "(?:(?<factor>[0-9]{1,6}(?:\\.[0-9]{1,6})?)\\s*x\\s+(?<yardstick>[A-Za-z0-9._-]+))?\\s*");

  /** The same for editors, which do not know named groups. */
  private static final String FORM =
      "^\\s*(CONSTANT(\\s*\\+\\s*YARDSTICK)?|YARDSTICK)\\s*$"
          .replace("CONSTANT", "([0-9]{1,9}(ms|h|m|s))+")
          .replace("YARDSTICK", "[0-9]{1,6}([.][0-9]{1,6})?\\s*x\\s+[A-Za-z0-9._-]+");

  private static final String HOW = "write 90s, 4x copy or 20s + 4x copy";

  private record Max(Duration constant, double factor, Optional<String> yardstick) {}

  static final Type<Budget> BUDGET =
      new Shape<>(
          "budget",
          "How long something may take.",
          f -> {
            var phase =
                f.optional(
                    "phase",
                    Scalars.word(
                        List.of(Subject.BACKUP, Subject.MIGRATE, Subject.START, Subject.RECOVER)),
                    "What is measured: backup, migrate, start or recover.");
            var downtime =
                f.optional("downtime", Scalars.onlyTrue(), "From last to first good answer: true.");
            var max = f.required("max", max(), "Constant, or constant + factor x yardstick.");
            f.exactlyOne(phase, downtime);
            f.check(
                in ->
                    phase
                        .value()
                        .flatMap(given -> given)
                        .or(
                            () ->
                                downtime
                                    .value()
                                    .flatMap(given -> given)
                                    .map(yes -> Subject.DOWNTIME))
                        .ifPresent(
                            subject ->
                                in.mention(
                                    new Mention.Budgeted(
                                        subject,
                                        phase.place().or(downtime::place).orElse(f.location())))));
            return f.link(
                in ->
                    phase
                        .get()
                        .or(() -> downtime.get().map(yes -> Subject.DOWNTIME))
                        .map(
                            subject ->
                                new Budget(
                                    subject,
                                    max.get().constant(),
                                    max.get().factor(),
                                    max.get().yardstick(),
                                    f.location())));
          });

  private BudgetTypes() {}

  private static Type<Max> max() {
    return Scalars.scalar(
        "a budget",
        "string",
        schema -> schema.put("pattern", FORM).put("patternErrorMessage", HOW),
        BudgetTypes::parse);
  }

  private static Optional<Max> parse(ScalarNode node, Reading in) {
    Matcher max = MAX.matcher(node.text());
    boolean formed = max.matches() && !node.text().isBlank() && !node.text().strip().endsWith("+");
    if (!formed) {
      return in.fail(
          "value.malformed",
          in.valuePlace(node),
          "expected a budget, found " + node.described(),
          HOW);
    }
    Optional<String> yardstick = Optional.ofNullable(max.group("yardstick"));
    yardstick.ifPresent(
        name ->
            in.mention(
                new Mention.Referred(
                    Thing.YARDSTICK,
                    name,
                    node.part(max.start("yardstick"), max.end("yardstick")))));
    try {
      return Optional.of(
          new Max(
              Optional.ofNullable(max.group("constant"))
                  .map(Quantities::parseDuration)
                  .orElse(Duration.ZERO),
              Optional.ofNullable(max.group("factor")).map(Double::parseDouble).orElse(0.0),
              yardstick));
    } catch (IllegalArgumentException malformed) {
      return in.fail(
          "value.malformed", node.location(), "expected a budget, found " + node.described(), HOW);
    }
  }
}
