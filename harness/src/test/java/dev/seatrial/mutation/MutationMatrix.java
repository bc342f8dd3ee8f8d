package dev.seatrial.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.integrity.Comparison;
import dev.seatrial.integrity.DatasetResult;
import dev.seatrial.integrity.Difference;
import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.integrity.Side;
import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plants defects in a store and has them found. */
final class MutationMatrix {
  private static final AtomicInteger WRITTEN = new AtomicInteger();
  private static final List<Item> FULL = Items.full(1, Mutation.ROWS);

  private final StoreLab before;
  private final StoreLab after;
  private final Path scratch;
  private @Nullable Dataset full;

  MutationMatrix(StoreLab before, StoreLab after, Path scratch) {
    this.before = before;
    this.after = after;
    this.scratch = scratch;
  }

  /** The mutations that make sense in a store. */
  static Stream<Mutation> of(StoreLab lab) {
    return Mutation.ALL.stream().filter(mutation -> applies(mutation, lab));
  }

  private static boolean applies(Mutation mutation, StoreLab lab) {
    return applies(mutation, lab.fields(), lab.keysMayRepeat());
  }

  static boolean applies(Mutation mutation, Set<Field> fields, boolean keysMayRepeat) {
    if (mutation.id().equals(Mutation.DOUBLED)) {
      return keysMayRepeat;
    }
    return mutation.field() == Field.ROW || fields.contains(mutation.field());
  }

  /** Plants one defect; the evidence has to name it, and nothing else. */
  void detects(Mutation mutation) {
    if (full == null) {
      full = written(before, "before", FULL);
    }
    DatasetResult result =
        compare(full, written(after, "after", mutation.plant(FULL))).datasets().get(0);
    assertThat(result.lost()).as("lost").isEqualTo(mutation.lost());
    assertThat(result.extra()).as("extra").isEqualTo(mutation.extra());
    assertThat(result.changedRows()).as("changed").isEqualTo(mutation.changed());
    assertThat(result.columns()).as("columns").isEmpty();
    assertThat(result.first()).isNotEmpty();
    if (mutation.field() == Field.ROW) {
      return;
    }
    String column = after.column(mutation.field());
    assertThat(result.first())
        .flatExtracting(Difference::changes)
        .extracting(Difference.Change::column)
        .allSatisfy(name -> assertThat(name).startsWith(column));
    if (!mutation.pattern().isEmpty()) {
      assertThat(result.patterns())
          .extracting(DatasetResult.ColumnPattern::text)
          .anySatisfy(text -> assertThat(text).containsPattern(mutation.pattern()));
    }
  }

  /** The same random items on both sides: nothing may be found. */
  void staysQuiet(long seed) {
    List<Item> items = Items.random(seed, 60);
    // A lab may have one place only: what is there for the defects is written over.
    full = null;
    IntegrityResult result =
        compare(written(before, "before", items), written(after, "after", items));
    assertThat(result.datasets().get(0).first()).as("seed %d", seed).isEmpty();
    assertThat(result.differences()).as("seed %d", seed).isZero();
    assertThat(result.datasets().get(0).rowsBefore()).isEqualTo(60);
    assertThat(result.datasets().get(0).rowsAfter()).isEqualTo(60);
  }

  private static Dataset written(StoreLab lab, String name, List<Item> items) {
    Dataset dataset = lab.write(name + "_" + WRITTEN.incrementAndGet(), items);
    return new Dataset("items", dataset.table(), dataset.key(), dataset.secret(), dataset.kinds());
  }

  private IntegrityResult compare(Dataset left, Dataset right) {
    try (DatasetReader one = before.reader();
        DatasetReader other = after.reader()) {
      return Comparison.compare(
          Side.of("before", one, List.of(left)),
          Side.of("after", other, List.of(right)),
          name -> Optional.empty(),
          List.of(),
          new Comparison.Options(5, scratch, Optional.empty()));
    }
  }
}
