package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.seatrial.observation.Observation.SnapshotTaken;
import dev.seatrial.scenario.Step.Snapshot.Member;
import dev.seatrial.scenario.Store;
import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of one step, of stores that answer as each test needs it. */
@Timeout(60)
class SnapshotStepsTest {
  private final FakeCell fake;
  private final Path snapshots;
  private final Map<String, Rows> stores = new HashMap<>();

  SnapshotStepsTest(@TempDir Path directory) {
    fake = new FakeCell(directory);
    snapshots = fake.context.privateDirectory().resolve("snapshots");
  }

  /** What a store answers: the row of a number; null ends it. */
  private interface Rows {
    @Nullable Row row(long number) throws Exception;
  }

  @Test
  void theyAreTakenAtTheSameTime() {
    CyclicBarrier both = new CyclicBarrier(2);
    Rows meeting =
        number -> {
          if (number < 3) {
            // Neither goes on before the other is as far.
            both.await(20, TimeUnit.SECONDS);
          }
          return number < 3 ? numbered(number) : null;
        };
    stores.put("charts", meeting);
    stores.put("tides", meeting);
    take("charts", "tides");

    assertThat(fake.seen(SnapshotTaken.class))
        .extracting(SnapshotTaken::name, SnapshotTaken::store)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("of-charts", "charts"),
            org.assertj.core.groups.Tuple.tuple("of-tides", "tides"));
    assertThat(fake.seen(SnapshotTaken.class))
        .flatExtracting(taken -> taken.rows().values())
        .containsOnly(3L, 0L);
    assertThat(snapshots.resolve("of-charts")).isNotEmptyDirectory();
    assertThat(snapshots.resolve("of-tides")).isNotEmptyDirectory();
  }

  @Test
  void oneAloneIsTakenOnTheThreadOfTheRun() {
    List<Thread> threads = new ArrayList<>();
    stores.put(
        "tides",
        number -> {
          threads.add(Thread.currentThread());
          return null;
        });
    take("tides");

    assertThat(threads).containsOnly(Thread.currentThread());
  }

  @Test
  void whereOneFailsTheOtherEndsAndNothingOfItStays() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    stores.put("charts", waiting(begun, ended));
    stores.put(
        "tides",
        number -> {
          begun.await();
          throw new StoreException("The server is gone.", "Look at its log.");
        });

    assertThatThrownBy(() -> take("charts", "tides"))
        .isInstanceOf(StepFailure.class)
        .hasMessage("store tides: The server is gone. Look at its log.");

    assertThat(ended.await(0, TimeUnit.SECONDS)).isTrue();
    assertThat(snapshots).isEmptyDirectory();
    assertThat(fake.seen(SnapshotTaken.class)).isEmpty();
  }

  @Test
  void oneThatHeedsNoInterruptEndsWithItsNextRow() {
    CountDownLatch begun = new CountDownLatch(1);
    stores.put(
        "charts",
        number -> {
          begun.countDown();
          return numbered(number);
        });
    stores.put(
        "tides",
        number -> {
          begun.await();
          throw new IllegalStateException("a defect");
        });
    long start = System.nanoTime();

    assertThatThrownBy(() -> take("charts", "tides")).hasMessage("a defect");

    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(9));
    assertThat(snapshots).isEmptyDirectory();
  }

  @Test
  void whatIsDoneStaysWhenAnotherFails() {
    stores.put("charts", number -> number < 2 ? numbered(number) : null);
    stores.put(
        "tides",
        number -> {
          while (fake.seen(SnapshotTaken.class).isEmpty()) {
            Thread.sleep(5);
          }
          throw new StoreException("The server is gone.", "Look at its log.");
        });

    assertThatThrownBy(() -> take("charts", "tides")).hasMessageStartingWith("store tides: ");

    assertThat(snapshots).isDirectoryContaining(file -> file.endsWith("of-charts"));
    assertThat(snapshots).isDirectoryNotContaining(file -> !file.endsWith("of-charts"));
  }

  @Test
  void anInterruptOfTheRunEndsAll() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch ended = new CountDownLatch(2);
    stores.put("charts", waiting(begun, ended));
    stores.put("tides", waiting(begun, ended));
    List<Object> outcome = new ArrayList<>();
    Thread run =
        new Thread(
            () -> {
              outcome.add(catchThrowable(() -> take("charts", "tides")));
              outcome.add(Thread.currentThread().isInterrupted());
            });
    run.start();
    begun.await();
    long start = System.nanoTime();
    run.interrupt();
    run.join();

    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    assertThat(outcome.get(0)).isInstanceOf(HarnessFailure.class);
    assertThat(((HarnessFailure) outcome.get(0)).ended()).isTrue();
    assertThat(outcome.get(1)).isEqualTo(true);
    assertThat(ended.await(0, TimeUnit.SECONDS)).isTrue();
    assertThat(snapshots).isEmptyDirectory();
  }

  @Test
  void aWaiterThatTakesTheInterruptDownEndsToo() {
    CountDownLatch begun = new CountDownLatch(1);
    List<Throwable> ends = new ArrayList<>();
    Runnable waiter =
        () -> {
          try {
            Waiting.until(
                "forever",
                java.time.Duration.ofMinutes(1),
                java.time.Duration.ofMillis(10),
                () -> {
                  begun.countDown();
                  return java.util.Optional.of("never");
                });
          } catch (HarnessFailure e) {
            ends.add(e);
          }
        };
    Runnable fails =
        () -> {
          try {
            begun.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IllegalStateException("a defect");
        };

    assertThatThrownBy(() -> Together.all("test", List.of(waiter, fails))).hasMessage("a defect");

    assertThat(ends).hasSize(1);
  }

  private void take(String... names) {
    List<Member> members = new ArrayList<>();
    for (String name : names) {
      members.add(new Member(name, "of-" + name));
    }
    new SnapshotSteps(
            fake.context,
            name -> {
              Store store = fake.cell.scenario().system().stores().get(name);
              return java.util.Objects.requireNonNull(store);
            },
            store -> reader(java.util.Objects.requireNonNull(stores.get(store.name()))))
        .take(members);
  }

  /** Waits for what never comes, until it is interrupted. */
  private static Rows waiting(CountDownLatch begun, CountDownLatch ended) {
    return number -> {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
        return null;
      } finally {
        ended.countDown();
      }
    };
  }

  private static Row numbered(long number) {
    return new RowBuilder().integer(number).build();
  }

  /** The rows are those of its first dataset; the others are empty. */
  private static DatasetReader reader(Rows rows) {
    return new DatasetReader() {
      private boolean opened;

      @Override
      public RowCursor open(Dataset dataset) {
        LongFunction<@Nullable Row> first = opened ? number -> null : number -> row(rows, number);
        opened = true;
        return new Numbered(first);
      }

      @Override
      public List<String> tables() {
        return List.of();
      }

      @Override
      public Structure structure() {
        return Structure.none();
      }

      @Override
      public void close() {}
    };
  }

  private static @Nullable Row row(Rows rows, long number) {
    try {
      return rows.row(number);
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("It was interrupted.", "Nothing.", e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class Numbered implements RowCursor {
    private final LongFunction<@Nullable Row> rows;
    private long next;

    Numbered(LongFunction<@Nullable Row> rows) {
      this.rows = rows;
    }

    @Override
    public List<Column> columns() {
      return List.of(new Column("number", ValueKind.INTEGER));
    }

    @Override
    public List<String> key() {
      return List.of("number");
    }

    @Override
    public @Nullable Row next() {
      return rows.apply(next++);
    }

    @Override
    public void close() {}
  }
}
