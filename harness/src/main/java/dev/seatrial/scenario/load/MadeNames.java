package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Hop;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Diagnostics;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of snapshots and findings, which may hold references: {@code after-${to}}. */
final class MadeNames {
  private static final String FORM =
      "(?:[A-Za-z0-9]|\\$\\{[A-Za-z0-9._-]+})(?:[A-Za-z0-9._-]|\\$\\{[A-Za-z0-9._-]+})*";

  /** Without a way back, which would take the stack of a long name's every letter. */
  private static final Pattern WHOLE = Pattern.compile(FORM + "+");

  private MadeNames() {}

  static Type<String> declared(Thing thing) {
    return Scalars.noting(
        name(), (name, at, in) -> in.mention(new Mention.Declared(thing, name, at)));
  }

  static Type<String> ref(Thing thing) {
    return Scalars.noting(
        name(), (name, at, in) -> in.mention(new Mention.Referred(thing, name, at)));
  }

  private static Type<String> name() {
    return Scalars.scalar(
        "a name",
        "string",
        schema -> schema.put("pattern", "^" + FORM + "$"),
        (node, in) -> {
          Optional<String> text = Scalars.text().decode(node, in);
          return text.isEmpty() || WHOLE.matcher(text.get()).matches()
              ? text
              : in.fail(
                  "name.malformed",
                  node.location(),
                  text.get() + " cannot be a name",
                  "write letters, digits, dots, dashes, underscores and references");
        });
  }

  /** Whether what a name stands for depends on the cell. */
  static boolean isTemplate(String name) {
    return name.contains("${");
  }

  /** Reports what checks name and no step makes, in some cell. */
  static void check(Scenario scenario, Mentions mentions, Diagnostics diagnostics) {
    for (Mention mention : mentions.all()) {
      if (mention instanceof Mention.Referred referred && isTemplate(referred, mentions)) {
        Thing thing = referred.thing();
        for (Map<String, String> cell : combinations(scenario.matrix())) {
          Set<String> made = made(thing, mentions, cell);
          Optional<String> missing =
              expanded(referred.name(), cell).stream().filter(n -> !made.contains(n)).findFirst();
          if (missing.isPresent()) {
            diagnostics.error(
                thing.id() + ".unknown",
                referred.at(),
                "no step makes the " + thing.word() + " " + missing.get(),
                Reading.hint(
                    missing.get(),
                    made,
                    "made on the path " + String.join(Matrix.HOPS, Matrix.path(cell))));
            break;
          }
        }
      }
    }
  }

  /** Whether what a name stands for, or what is made under such names, depends on the cell. */
  static boolean isTemplate(Mention.Referred referred, Mentions mentions) {
    Thing thing = referred.thing();
    return (thing == Thing.SNAPSHOT || thing == Thing.FINDINGS)
        && (isTemplate(referred.name())
            || mentions.declared(thing).stream().anyMatch(MadeNames::isTemplate));
  }

  private static Set<String> made(Thing thing, Mentions mentions, Map<String, String> cell) {
    Set<String> made = new LinkedHashSet<>();
    mentions.declared(thing).forEach(name -> made.addAll(expanded(name, cell)));
    return made;
  }

  /** What a name stands for in a cell: one name for each hop when it tells these apart. */
  static Set<String> expanded(String name, Map<String, String> cell) {
    Set<String> names = new LinkedHashSet<>();
    for (Hop hop : Hop.of(cell)) {
      names.add(References.partly(hop.in(cell)).in(name));
    }
    return names;
  }

  /** One cell for each path is enough to tell: other axes make no hops. */
  static Set<Map<String, String>> combinations(Matrix matrix) {
    return Matrix.paths(matrix.axes());
  }
}
