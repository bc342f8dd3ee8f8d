package dev.seatrial.plan;

import dev.seatrial.scenario.Input;
import dev.seatrial.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line puts in place of what scenarios say.
 *
 * @param axes axis to the values it has instead
 * @param target a build in place of the target release
 * @param inputs files that scenarios ask the user for, by the name of the input
 */
public record Given(Map<String, List<String>> axes, Target target, Map<String, GivenFile> inputs) {

  /** Nothing: scenarios as they are written. */
  public static final Given NOTHING = new Given(Map.of(), Target.RELEASED, Map.of());

  public Given {
    // Earlier versions did not write them.
    inputs = inputs == null ? Map.of() : inputs;
  }

  /** Whether a build is tried that is in no registry. */
  public boolean unreleased() {
    return !target.equals(Target.RELEASED);
  }

  /** Whether this image of a service is that build. */
  public boolean unreleased(String image) {
    return target.images().containsValue(image);
  }

  /** Why a scenario cannot be run, one sentence for each input that was not given. */
  public Optional<String> missing(Scenario scenario) {
    return scenario.inputs().values().stream()
        .filter(input -> !inputs.containsKey(input.name()))
        .map(Input::needed)
        .reduce((one, other) -> one + "; " + other);
  }

  /** The same for reports: where files lie is left out. */
  public Given withoutPlaces() {
    Map<String, GivenFile> files = new LinkedHashMap<>();
    inputs.forEach(
        (name, it) ->
            files.put(name, new GivenFile(Optional.empty(), it.file(), it.bytes(), it.sha256())));
    return new Given(axes, target, files);
  }
}
