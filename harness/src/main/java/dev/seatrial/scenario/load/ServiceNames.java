package dev.seatrial.scenario.load;

import dev.seatrial.scenario.ServiceName;
import dev.seatrial.source.Location;
import dev.seatrial.source.ScalarNode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Services as steps name them: {@code manager}, or {@code manager@21.09}. */
final class ServiceNames {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final String REFERENCE = "\\$\\{[A-Za-z0-9._-]+}";
  private static final String ONE = "(?:" + NAME + "|" + REFERENCE + ")";
  private static final Pattern FORM = Pattern.compile(ONE + "(?:@" + ONE + ")?");

  private ServiceNames() {}

  /** One that must exist; a release, when given, must be one of the system's. */
  static Type<String> ref() {
    return Scalars.scalar(
        "the name of a service",
        "string",
        schema -> schema.put("title", "service name").put("pattern", "^" + FORM + "$"),
        (node, in) -> {
          Optional<String> text = Scalars.prose().decode(node, in);
          return text.isEmpty() || FORM.matcher(text.get()).matches()
              ? text.map(name -> noted(name, node, in))
              : in.fail(
                  "name.malformed",
                  node.location(),
                  text.get() + " cannot be a service",
                  "write its name, or name@release for one that a release parameterises");
        });
  }

  /** One of which is said what is done with it. */
  static Type<String> ref(BiFunction<String, Location, Mention> mention) {
    return Scalars.noting(ref(), (name, at, in) -> in.mention(mention.apply(name, at)));
  }

  private static String noted(String text, ScalarNode node, Reading in) {
    ServiceName name = ServiceName.of(text);
    ReferenceScan.mention(node, in);
    if (!name.base().startsWith("$")) {
      in.mention(
          new Mention.Referred(Thing.SERVICE, name.base(), node.part(0, name.base().length())));
    }
    name.release()
        .filter(release -> !release.startsWith("$"))
        .ifPresent(
            release ->
                in.mention(
                    new Mention.Referred(
                        Thing.RELEASE,
                        release,
                        node.part(name.base().length() + 1, text.length()))));
    return text;
  }
}
