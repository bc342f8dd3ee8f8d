package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.prose;
import static dev.seatrial.scenario.load.Scalars.ref;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Check.Condoned;
import dev.seatrial.scenario.load.SharedAllowances.Allowances;
import dev.seatrial.scenario.load.SharedAllowances.Allowed;
import java.util.List;
import java.util.Locale;

/** Checks, each a mapping with a single key. */
final class CheckTypes {

  private enum WayOut {
    ALLOWED,
    FORBIDDEN
  }

  private static final String NAME_DOC = "Name in verdicts; what it checks by default.";

  private static final Type<Check> INTEGRITY =
      new Shape<>(
          "integrity",
          "Two snapshots compared, row by row and column by column.",
          f -> {
            var name = f.or("name", name(), "integrity", NAME_DOC);
            var before =
                f.required("before", MadeNames.ref(Thing.SNAPSHOT), "The earlier snapshot.");
            var after = f.required("after", MadeNames.ref(Thing.SNAPSHOT), "The later snapshot.");
            var allow =
                f.or(
                    "allow",
                    SharedAllowances.allowed(AllowanceTypes.ALLOWANCE, Allowances::integrity),
                    Allowed.<Allowance>none(),
                    "Declared differences.");
            f.check(
                in ->
                    in.mention(
                        new Mention.Compared(before.value().orElse(""), after.value().orElse(""))));
            return f.build(
                () ->
                    new Check.Integrity(
                        name.get(),
                        before.get(),
                        after.get(),
                        allow.get().own(),
                        allow.get().shared(),
                        f.location()));
          });

  /** What can be wrong with a structure. */
  private enum Flaw {
    SEQUENCE_BEHIND,
    ORPHANS,
    UNIQUE_LOST,
    UNIQUE_BROKEN,
    INDEX_LOST,
    REFERENCE_LOST,
    CHECK_LOST,
    NARROWED,
    NOT_NULL_LOST,
    RETYPED,
    UNDECLARED
  }

  static final Type<Condoned> CONDONED =
      condoned(
          "condoned finding",
          "A finding on the structure that may be.",
          new Converted<>(
              Scalars.word(List.of(Flaw.values())),
              flaw -> flaw.name().toLowerCase(Locale.ROOT).replace('_', '-')));

  private static final Type<Check> STRUCTURE =
      new Shape<>(
          "structure",
          "Sequences are ahead, no reference is an orphan, no constraint or column is less.",
          f -> {
            var name = f.or("name", name(), "structure", NAME_DOC);
            var of = f.required("of", MadeNames.ref(Thing.SNAPSHOT), "The snapshot.");
            var allow =
                f.or(
                    "allow",
                    SharedAllowances.allowed(
                        new Converted<>(CheckTypes.CONDONED, List::of), Allowances::structure),
                    Allowed.<Condoned>none(),
                    "Findings that may be.");
            return f.build(
                () ->
                    new Check.Structure(
                        name.get(),
                        of.get(),
                        allow.get().own(),
                        allow.get().shared(),
                        f.location()));
          });

  static final Type<Condoned> FINDING =
      condoned("allowed finding", "A finding of a tool that may be.", name());

  private static final Type<Check> FINDINGS =
      new Shape<>(
          "findings",
          "A tool of the fixtures finds nothing that is not allowed.",
          f -> {
            var name = f.or("name", name(), "findings", NAME_DOC);
            var of = f.required("of", MadeNames.ref(Thing.FINDINGS), "What a step keeps them as.");
            var allow =
                f.or(
                    "allow",
                    SharedAllowances.allowed(
                        new Converted<>(FINDING, List::of), Allowances::findings),
                    Allowed.<Condoned>none(),
                    "Findings that may be.");
            return f.build(
                () ->
                    new Check.Findings(
                        name.get(),
                        of.get(),
                        allow.get().own(),
                        allow.get().shared(),
                        f.location()));
          });

  private static final Type<Check> RECOVERY =
      new Shape<>(
          "recovery",
          "The instances recorded before are back, running and serving.",
          f -> {
            var name = f.or("name", name(), "recovery", NAME_DOC);
            var wayOut =
                f.or(
                    "wayOut",
                    Scalars.word(List.of(WayOut.values())),
                    WayOut.FORBIDDEN,
                    "Whether a recover step may have been needed.");
            var serving =
                f.or(
                    "serving",
                    list(ref(Thing.VERIFIED)),
                    List.of(),
                    "Checks of verify steps that prove they serve.");
            return f.build(
                () ->
                    new Check.Recovery(
                        name.get(), wayOut.get() == WayOut.ALLOWED, serving.get(), f.location()));
          });

  static final Type<Check> CHECK =
      new Choice<Check>("check")
          .with("integrity", INTEGRITY, "Nothing was lost, added or changed.")
          .with("structure", STRUCTURE, "Sequences, references, constraints and columns are sound.")
          .with("findings", FINDINGS, "A tool found nothing.")
          .with("recovery", RECOVERY, "The instances are back.");

  private CheckTypes() {}

  private static Type<Condoned> condoned(String name, String doc, Type<String> id) {
    return new Shape<>(
        name,
        doc,
        f -> {
          var finding = f.required("finding", id, "What is found.");
          var subject =
              f.required(
                  "subject", prose(), "Glob of what it is about: users.name, users(id), users*.");
          var because = f.required("because", prose(), "The written reason.");
          return f.build(
              () -> new Condoned(finding.get(), subject.get(), because.get(), f.location()));
        });
  }

  /** A predicate on rows; also used by allowances. */
  static Type<Allowance.Where> where() {
    return new Converted<>(map(prose(), Scalars.nullableValue()), Allowance.Where::new);
  }
}
