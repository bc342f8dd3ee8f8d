package dev.seatrial.scenario.load;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.InstanceView;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.SystemUnderTest;
import dev.seatrial.source.Location;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was decoded so far, and a way to have more files decoded. */
final class Known {

  final Map<String, InstanceView> views = new LinkedHashMap<>();
  final Map<String, List<Step>> waysOut = new LinkedHashMap<>();
  final Map<String, Service> services = new LinkedHashMap<>();
  Optional<SystemUnderTest> system = Optional.empty();

  private final Files files;
  private final Overrides overrides;

  /** Decodes other files on demand; each reports what is missing at the place that names it. */
  interface Files {

    /**
     * A named list of steps.
     *
     * @param thing {@code SEED} or {@code STEPS}
     */
    Optional<List<Step>> steps(Thing thing, String name, Location at, Reading in);

    /** What a file of allowances holds; what it mentions is mentioned here again. */
    Optional<SharedAllowances.Allowances> allowances(String name, Location at, Reading in);

    Optional<AcceleratorProfile> profile(String name, Location at, Reading in);

    /**
     * Where a build context is: the project's own if it has one at that place of its fixtures, else
     * the bundled one.
     */
    Path context(Path folder);
  }

  Known(Files files, Overrides overrides) {
    this.files = files;
    this.overrides = overrides;
  }

  Overrides overrides() {
    return overrides;
  }

  Files files() {
    return files;
  }
}
