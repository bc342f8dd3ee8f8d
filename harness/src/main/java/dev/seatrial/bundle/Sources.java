package dev.seatrial.bundle;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Step;
import dev.seatrial.source.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files that a cell was planned from: scenario, system, seeds, shared steps and allowances. */
final class Sources {
  private final Set<Path> all = new TreeSet<>();

  Sources(Cell cell) {
    add(cell.scenario().location());
    add(cell.scenario().system().location());
    cell.profile().map(AcceleratorProfile::location).ifPresent(this::add);
    cell.services().values().forEach(service -> add(service.location()));
    cell.phases().forEach(phase -> phase.steps().forEach(this::planned));
    for (Check check : cell.checks()) {
      add(check.location());
      if (check instanceof Check.Integrity integrity) {
        integrity.allow().forEach(allowance -> add(allowance.location()));
      }
    }
  }

  /** Absolute, those that are there. */
  List<Path> all() {
    return all.stream().filter(Files::isRegularFile).toList();
  }

  private void planned(PlannedStep step) {
    step(step.step());
    step.children().forEach(this::planned);
  }

  private void step(Step step) {
    add(step.location());
    step.inside().forEach(this::step);
  }

  private void add(Location location) {
    all.add(Path.of(location.file()).toAbsolutePath().normalize());
  }
}
