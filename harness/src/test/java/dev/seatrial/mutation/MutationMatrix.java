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

/** Plants defects in a store and has them found. */
final class MutationMatrix {
  private static final AtomicInteger WRITTEN = new AtomicInteger();

  private final StoreLab before;
  private final StoreLab after;
  private final Path scratch;

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
    List<Item> items = Items.full(mutation.id().hashCode(), Mutation.ROWS);
    DatasetResult result = compare(items, mutation.plant(items)).datasets().get(0);
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
    IntegrityResult result = compare(items, items);
    assertThat(result.datasets().get(0).first()).as("seed %d", seed).isEmpty();
    assertThat(result.differences()).as("seed %d", seed).isZero();
    assertThat(result.datasets().get(0).rowsBefore()).isEqualTo(60);
    assertThat(result.datasets().get(0).rowsAfter()).isEqualTo(60);
  }

  private IntegrityResult compare(List<Item> earlier, List<Item> later) {
    int number = WRITTEN.incrementAndGet();
    Dataset left = named(before.write("before_" + number, earlier));
    Dataset right = named(after.write("after_" + number, later));
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

  private static Dataset named(Dataset dataset) {
    return new Dataset("items", dataset.table(), dataset.key(), dataset.secret(), dataset.kinds());
  }
}
