package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CleanupStackTest {
  private final List<String> undone = new CopyOnWriteArrayList<>();
  private final CleanupStack stack = new CleanupStack();

  @Test
  void theLastMadeGoesFirst() {
    push("network", "volume", "container");
    stack.unwind();
    stack.unwind();

    assertThat(undone).containsExactly("container", "volume", "network");
  }

  @Test
  void aFailureDoesNotStopTheRest() {
    push("network");
    stack.push(
        "volume",
        () -> {
          throw new IllegalStateException("in use");
        });
    push("container");
    stack.unwind();

    assertThat(undone).containsExactly("container", "network");
  }

  @Test
  void whatIsAbandonedStays() {
    push("network");
    stack.abandon();
    stack.close();

    assertThat(undone).isEmpty();
  }

  @Test
  void twoThreadsUndoNothingTwice() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    push("network");
    stack.push(
        "volume",
        () -> {
          began.countDown();
          undone.add("volume");
        });
    Thread hook = new Thread(stack::close);
    hook.start();
    began.await();
    // Returns only when the other one is through.
    stack.unwind();

    assertThat(undone).containsExactly("volume", "network");
    hook.join();
  }

  @Test
  void whatAnInterruptCutOffIsTriedAgain() {
    push("network");
    stack.push(
        "container",
        () -> {
          if (undone.isEmpty()) {
            undone.add("cut off");
            Thread.currentThread().interrupt();
            throw new IllegalStateException("cancelled");
          }
          undone.add("container");
        });
    stack.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(undone).containsExactly("cut off", "container", "network");
  }

  @Test
  void anInterruptDoesNotDisturbIt() {
    stack.push("flag", () -> undone.add(String.valueOf(Thread.currentThread().isInterrupted())));
    Thread.currentThread().interrupt();
    stack.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(undone).containsExactly("false");
  }

  @Test
  void whatIsMadeAfterTheEndIsUndoneAtOnce() {
    push("network");
    stack.close();

    assertThatThrownBy(() -> push("container"))
        .isInstanceOf(HarnessFailure.class)
        .hasMessage("the run was ended from outside");
    assertThat(undone).containsExactly("network", "container");
  }

  private void push(String... names) {
    for (String name : names) {
      stack.push(name, () -> undone.add(name));
    }
  }
}
