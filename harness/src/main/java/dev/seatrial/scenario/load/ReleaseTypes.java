package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.value;

import dev.seatrial.scenario.Release;
import dev.seatrial.scenario.load.Composites.Located;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The releases of a system: a name each, and what else is known of it. */
final class ReleaseTypes {

  private static final Type<Release> RELEASE =
      either(
          new Converted<>(declared(Thing.RELEASE), name -> new Release(name, Map.of())),
          new Shape<>(
              "release",
              "A version, and what is known of it.",
              f -> {
                var name = f.required("name", declared(Thing.RELEASE), "The version.");
                var facts =
                    f.required(
                        "facts",
                        map(declared(Thing.FACT), value()),
                        "Name to value: ${release.NAME} in services, ${to.NAME} in steps.");
                return f.build(() -> new Release(name.get(), facts.get()));
              }));

  static final Type<List<Located<Release>>> RELEASES = some(located(RELEASE));

  private ReleaseTypes() {}

  /** Reports releases of which less is known than of others. */
  static void check(List<Located<Release>> releases, Reading in) {
    Set<String> facts = new TreeSet<>();
    releases.forEach(release -> facts.addAll(release.value().facts().keySet()));
    for (Located<Release> release : releases) {
      Set<String> missing = new TreeSet<>(facts);
      missing.removeAll(release.value().facts().keySet());
      if (!missing.isEmpty()) {
        in.error(
            "release.fact-missing",
            release.at(),
            "the release " + release.value().name() + " lacks " + String.join(", ", missing),
            "other releases have these facts: ${release."
                + missing.iterator().next()
                + "} must"
                + " have a value for each");
      }
    }
  }
}
