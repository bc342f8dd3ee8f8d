package dev.seatrial.junit;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.load.ScenarioLoader;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Runs scenarios under Maven, Gradle and IDEs. It takes directory, file and unique-id selectors;
 * tiers are tags. Configuration parameters: {@code seatrial.images} ({@code auto}, {@code
 * official}, {@code assembled}) and {@code seatrial.registry}.
 */
public final class SeatrialTestEngine extends HierarchicalTestEngine<TrialContext> {
  static final String ID = "seatrial";
  static final String SCENARIO = "scenario";
  static final String CELL = "cell";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor root = new EngineDescriptor(uniqueId, "Seatrial");
    List<Path> chosen =
        Stream.concat(
                request.getSelectorsByType(DirectorySelector.class).stream()
                    .map(DirectorySelector::getPath),
                request.getSelectorsByType(FileSelector.class).stream().map(FileSelector::getPath))
            .toList();
    // A file without cells is wanted whole.
    Map<Path, Set<String>> wanted = new TreeMap<>();
    ScenarioLoader.find(chosen).forEach(file -> wanted.put(file, Set.of()));
    // Inside a suite the engine is not the first segment of the id.
    int depth = uniqueId.getSegments().size();
    for (UniqueIdSelector selector : request.getSelectorsByType(UniqueIdSelector.class)) {
      UniqueId id = selector.getUniqueId();
      if (id.hasPrefix(uniqueId) && id.getSegments().size() > depth) {
        Path file = Path.of(id.getSegments().get(depth).getValue());
        Set<String> cells =
            id.getSegments().size() == depth + 1
                ? Set.of()
                : Set.of(id.getSegments().get(depth + 1).getValue());
        wanted.merge(file, cells, SeatrialTestEngine::both);
      }
    }
    wanted.forEach((file, cells) -> add(root, file, cells));
    return root;
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return Set.of();
    }
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  private static void add(EngineDescriptor root, Path file, Set<String> wanted) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Scenario> loaded = ScenarioLoader.load(file, diagnostics);
    UniqueId id = root.getUniqueId().append(SCENARIO, file.toString());
    ScenarioDescriptor descriptor =
        new ScenarioDescriptor(
            id,
            loaded.map(Scenario::name).orElse(file.toString()),
            file,
            loaded.isEmpty() ? new CaretFormatter().format(diagnostics) : "");
    root.addChild(descriptor);
    loaded.ifPresent(
        scenario -> {
          for (Cell cell : Planner.plan(List.of(scenario), Selection.ALL, 1).cells()) {
            if (wanted.isEmpty() || wanted.contains(cell.id())) {
              descriptor.addChild(
                  new CellDescriptor(id.append(CELL, cell.id()), file, scenario, cell));
            }
          }
        });
  }

  @Override
  protected TrialContext createExecutionContext(ExecutionRequest request) {
    return new TrialContext(request.getConfigurationParameters());
  }
}
