package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Scalars.declared;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.load.DatasetTypes.Written;
import java.util.List;
import java.util.Map;

/** A comparison: which datasets of two stores belong together. */
final class ComparisonTypes {

  /** A dataset on both sides, as written. */
  record Both(Written before, Written after) {}

  /** The file as written; what the stores are decides what it means. */
  record Whole(List<Both> datasets, List<Allowance> allow) {}

  private static final Type<Both> BOTH =
      new Shape<>(
          "compared dataset",
          "A set of rows that is compared; what differs between the sides stands below them.",
          f -> {
            var shared = DatasetTypes.keys(f);
            var before = f.optional("before", DatasetTypes.DATASET, "What holds before only.");
            var after = f.optional("after", DatasetTypes.DATASET, "What holds after only.");
            return f.build(
                () -> {
                  Written both = shared.get();
                  return new Both(
                      before.get().map(both::but).orElse(both),
                      after.get().map(both::but).orElse(both));
                });
          });

  static final Type<Whole> COMPARISON =
      new Shape<>(
          "comparison",
          "What seatrial compare compares, and what may differ.",
          f -> {
            Documents.header(f, "Comparison");
            var datasets =
                f.or(
                    "datasets",
                    map(declared(Thing.DATASET), BOTH),
                    Map.of(),
                    "Name to where its rows are; all that both sides have when missing.");
            var allow =
                f.or("allow", AllowanceTypes.ALLOWANCES, List.of(), "Declared differences.");
            return f.build(() -> new Whole(List.copyOf(datasets.get().values()), allow.get()));
          });

  private ComparisonTypes() {}
}
