package dev.seatrial.mutation;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The tests of one pair of stores: each defect that makes sense, and twenty healthy pairs. */
final class MutationTests {
  private static final int HEALTHY = 20;

  private MutationTests() {}

  static Stream<DynamicTest> of(MutationMatrix matrix, StoreLab after) {
    Stream<DynamicTest> defects =
        MutationMatrix.of(after)
            .map(
                mutation ->
                    DynamicTest.dynamicTest(mutation.text(), () -> matrix.detects(mutation)));
    Stream<DynamicTest> healthy =
        LongStream.rangeClosed(1, HEALTHY)
            .mapToObj(
                seed ->
                    DynamicTest.dynamicTest(
                        "healthy, seed " + seed, () -> matrix.staysQuiet(seed)));
    return Stream.concat(defects, healthy);
  }
}
