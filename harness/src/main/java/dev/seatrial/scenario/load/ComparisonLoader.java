package dev.seatrial.scenario.load;

import dev.seatrial.project.Project;
import dev.seatrial.scenario.Mapping;
import dev.seatrial.scenario.Store.Dataset;
import dev.seatrial.scenario.load.DatasetTypes.Word;
import dev.seatrial.scenario.load.DatasetTypes.Written;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Node;
import dev.seatrial.source.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads the mapping of a comparison. */
public final class ComparisonLoader {

  private ComparisonLoader() {}

  /**
   * What is compared.
   *
   * @param word in which the store names its datasets: {@code table}, {@code index} …; empty for
   *     one that takes any, such as a snapshot
   * @param what it is, for messages: {@code a Redis database}
   */
  public record End(Optional<String> word, String what) {}

  /**
   * Loads a mapping.
   *
   * @return empty when anything is wrong, after reporting all of it
   */
  public static Optional<Mapping> load(Path file, End before, End after, Diagnostics diagnostics) {
    Diagnostics mistakes = new Diagnostics();
    Optional<Mapping> mapping =
        YamlReader.read(file, mistakes)
            .flatMap(tree -> decode(tree, file.toAbsolutePath(), before, after, mistakes));
    diagnostics.addAll(mistakes);
    return mistakes.isEmpty() ? mapping : Optional.empty();
  }

  private static Optional<Mapping> decode(
      Node tree, Path file, End before, End after, Diagnostics mistakes) {
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    Mentions mentions = new Mentions();
    Known known = new Known(new ProjectFiles(Project.around(folder), ""), Overrides.NONE);
    Reading in = Reading.of(mistakes, folder, known, mentions);
    Optional<ComparisonTypes.Whole> whole = ComparisonTypes.COMPARISON.decode(tree, in);
    checkNames(mentions, mistakes);
    return whole.map(
        written -> {
          List<Mapping.Pair> pairs = new ArrayList<>();
          for (ComparisonTypes.Both both : written.datasets()) {
            Optional<Dataset> earlier = of(both.before(), before, in);
            Optional<Dataset> later = of(both.after(), after, in);
            if (earlier.isPresent() && later.isPresent()) {
              pairs.add(new Mapping.Pair(earlier.get(), later.get()));
            }
          }
          return new Mapping(pairs, written.allow());
        });
  }

  private static Optional<Dataset> of(Written dataset, End end, Reading in) {
    for (Word word : Word.values()) {
      if (end.word().filter(word.key()::equals).isPresent()) {
        return dataset.of(word, end.what(), in);
      }
    }
    return Optional.of(dataset.anywhere());
  }

  private static void checkNames(Mentions mentions, Diagnostics mistakes) {
    Set<String> declared = mentions.declared(Thing.DATASET);
    for (Mention mention : mentions.all()) {
      if (mention instanceof Mention.Used used) {
        mistakes.error(
            "reference.unknown",
            used.at(),
            "nothing is called ${" + used.name() + "} here",
            "a comparison has no values of a scenario; write the value out");
      } else if (mention instanceof Mention.Referred referred
          && referred.thing() == Thing.DATASET
          && !declared.isEmpty()
          && !declared.contains(referred.name())) {
        mistakes.error(
            "dataset.unknown",
            referred.at(),
            "there is no dataset " + referred.name(),
            Reading.hint(referred.name(), declared, "declared"));
      }
    }
  }
}
