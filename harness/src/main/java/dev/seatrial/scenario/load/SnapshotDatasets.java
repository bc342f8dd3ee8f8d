package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Store;
import dev.seatrial.scenario.Store.Dataset;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the datasets which allowances name are in the snapshots that are compared. */
final class SnapshotDatasets {
  private final Scenario scenario;
  private final Mentions mentions;
  private final Diagnostics diagnostics;

  /** A dataset that must be in one of these snapshots. */
  private record Wanted(Mention why, String dataset, Location at, List<String> snapshots) {

    boolean referred() {
      return why instanceof Mention.AllowedIn;
    }
  }

  SnapshotDatasets(Scenario scenario, Mentions mentions, Diagnostics diagnostics) {
    this.scenario = scenario;
    this.mentions = mentions;
    this.diagnostics = diagnostics;
  }

  void check() {
    Set<String> known = mentions.declared(Thing.DATASET);
    for (Wanted wanted : wanted()) {
      if (wanted.referred() && !known.contains(wanted.dataset())) {
        continue; // reported already
      }
      for (Map<String, String> cell : MadeNames.combinations(scenario.matrix())) {
        Map<String, Dataset> there = datasets(wanted.snapshots(), cell);
        if (!there.isEmpty() && !fits(wanted, there, cell)) {
          break;
        }
      }
    }
  }

  private List<Wanted> wanted() {
    List<Wanted> all = new ArrayList<>();
    List<Mention> open = new ArrayList<>();
    for (Mention mention : mentions.all()) {
      if (mention instanceof Mention.Compared compared) {
        for (Mention one : open) {
          if (one instanceof Mention.AllowedIn in) {
            List<String> either = List.of(compared.before(), compared.after());
            all.add(new Wanted(in, in.dataset(), in.at(), either));
          } else if (one instanceof Mention.RenamedTo to) {
            all.add(new Wanted(to, to.dataset(), to.at(), List.of(compared.after())));
          }
        }
        open.clear();
      } else if (mention instanceof Mention.MovedTo to) {
        all.add(new Wanted(to, to.dataset(), to.at(), List.of(to.snapshot())));
      } else {
        open.add(mention);
      }
    }
    return all;
  }

  private boolean fits(Wanted wanted, Map<String, Dataset> there, Map<String, String> cell) {
    Dataset dataset = there.get(wanted.dataset());
    if (dataset == null) {
      diagnostics.error(
          "dataset.not-in-snapshot",
          wanted.at(),
          "no dataset is called "
              + wanted.dataset()
              + " in "
              + wanted.snapshots().stream()
                  .flatMap(name -> MadeNames.expanded(name, cell).stream())
                  .distinct()
                  .collect(Collectors.joining(" and ")),
          Reading.hint(wanted.dataset(), there.keySet(), "its datasets"));
      return false;
    }
    if (wanted.why() instanceof Mention.MovedTo && dataset.key().size() > 1) {
      diagnostics.error(
          "dataset.key",
          wanted.at(),
          wanted.dataset() + " has a key of several columns: " + String.join(", ", dataset.key()),
          "moved values are found by the one column that is the key there");
      return false;
    }
    return true;
  }

  /** Datasets by name of what the snapshots are taken of; empty when nothing is known of one. */
  private Map<String, Dataset> datasets(List<String> snapshots, Map<String, String> cell) {
    Map<String, Dataset> all = new TreeMap<>();
    for (String snapshot : snapshots) {
      Set<String> names = MadeNames.expanded(snapshot, cell);
      List<Store> stores = taken(names, cell).toList();
      if (stores.isEmpty()) {
        return Map.of();
      }
      stores.forEach(store -> all.putAll(store.datasets()));
    }
    return all;
  }

  private Stream<Store> taken(Set<String> names, Map<String, String> cell) {
    return mentions.all().stream()
        .filter(Mention.Taken.class::isInstance)
        .map(Mention.Taken.class::cast)
        .filter(
            taken -> MadeNames.expanded(taken.snapshot(), cell).stream().anyMatch(names::contains))
        .flatMap(taken -> Stream.ofNullable(scenario.system().stores().get(taken.store())));
  }
}
