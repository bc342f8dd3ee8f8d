package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.seatrial.report.SweepPlot.Series;
import dev.seatrial.report.SweepPlot.Tick;
import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepPlotTest {

  @Test
  void decadesAreDrawnByTheirLogarithms() {
    SweepPlot plot =
        plot(
            List.of("20000", "200000", "2000000"),
            List.of(
                new Measure(2_000, 0, ""),
                new Measure(20_000, 0, ""),
                new Measure(200_000, 0, "")));

    assertThat(plot.scales()).isEqualTo("Both scales are logarithmic");
    assertThat(plot.across())
        .extracting(Tick::text)
        .containsExactly("20,000", "200,000", "2,000,000");
    Series migrate = plot.series().get(0);
    assertThat(migrate.points())
        .extracting(SweepPlot.Point::x)
        .containsExactly("4.00%", "50.00%", "96.00%");
    assertThat(plot.up()).extracting(Tick::text).contains("2s", "5m").doesNotContain("0");
    List<Double> heights = heights(migrate);
    assertThat(heights.get(0) - heights.get(1))
        .as("ten times as long is as far, wherever")
        .isCloseTo(heights.get(1) - heights.get(2), offset(0.2));
    assertThat(migrate.budget()).isEmpty();
    assertThat(plot.notAllGreen()).isFalse();
    assertThat(migrate.points().get(0).title()).isEqualTo("migrate, killed 20,000: 2s (pass)");
  }

  @Test
  void whatSpansLessIsDrawnEvenlyAndFromZero() {
    SweepPlot plot =
        plot(
            List.of("10", "20", "40"),
            List.of(
                new Measure(1_000, 0, ""), new Measure(2_000, 0, ""), new Measure(4_000, 0, "")));

    assertThat(plot.scales()).isEmpty();
    assertThat(plot.up()).first().isEqualTo(new Tick("230.0", "0"));
    assertThat(plot.up()).last().isEqualTo(new Tick("10.0", "4s"));
    assertThat(plot.series().get(0).points())
        .extracting(SweepPlot.Point::x)
        .containsExactly("4.00%", "34.67%", "96.00%");
    assertThat(heights(plot.series().get(0))).containsExactly(175.0, 120.0, 10.0);
  }

  @Test
  void aBudgetIsALineFromEdgeToEdgeAndHasRoom() {
    SweepPlot plot =
        plot(
            List.of("1", "2", "3"),
            List.of(
                new Measure(1_000, 8_000, "8s"),
                new Measure(9_000, 8_000, "8s"),
                new Measure(2_000, 8_000, "8s")));

    Series migrate = plot.series().get(0);
    assertThat(migrate.budget()).hasSize(1);
    SweepPlot.Segment line = migrate.budget().get(0);
    assertThat(line.fromX()).isEqualTo("0.00%");
    assertThat(line.toX()).isEqualTo("100.00%");
    assertThat(line.fromY()).isEqualTo(line.toY());
    double budget = Double.parseDouble(line.fromY());
    assertThat(heights(migrate).get(1)).as("over it is above it").isLessThan(budget);
    assertThat(heights(migrate).get(0)).isGreaterThan(budget);
    assertThat(migrate.points().get(1).title()).contains("9s, of a budget of 8s");
  }

  @Test
  void aBudgetThatGrowsWithTheYardstickBendsWhereItWasMeasured() {
    SweepPlot plot =
        plot(
            List.of("1", "2", "3"),
            List.of(
                new Measure(1, 50, "50x"), new Measure(2, 50, "50x"), new Measure(3, 90, "90x")));

    List<SweepPlot.Segment> budget = plot.series().get(0).budget();
    assertThat(budget)
        .extracting(SweepPlot.Segment::fromX)
        .containsExactly("0.00%", "50.00%", "96.00%");
    assertThat(budget)
        .extracting(SweepPlot.Segment::toX)
        .containsExactly("50.00%", "96.00%", "100.00%");
    for (int i = 1; i < budget.size(); i++) {
      assertThat(budget.get(i).fromY()).isEqualTo(budget.get(i - 1).toY());
    }
    assertThat(budget.get(2).fromY()).isNotEqualTo(budget.get(0).fromY());
  }

  @Test
  void whatIsNoNumberIsNoPlot() {
    List<Measure> times =
        List.of(new Measure(1, 0, ""), new Measure(2, 0, ""), new Measure(3, 0, ""));
    assertThat(SweepPlot.of(sweep(List.of("boats", "crew", "berths"), times))).isEmpty();
    assertThat(SweepPlot.of(sweep(List.of("10", "20", "many"), times))).isEmpty();
    assertThat(SweepPlot.of(sweep(List.of("1.2.3", "1.2.4", "1.2.5"), times))).isEmpty();
    Measure none = new Measure(0, 0, "");
    Sweep unmeasured = sweep(List.of("1", "2", "3"), List.of(none, none, none));
    assertThat(unmeasured.measures()).isEmpty();
    assertThat(SweepPlot.of(unmeasured)).isEmpty();
  }

  @Test
  void zeroHasNoLogarithmAndANumberAloneIsInTheMiddle() {
    PlotScale withZero = PlotScale.over(List.of(0.0, 1.0, 1_000.0));
    assertThat(withZero.logarithmic()).isFalse();
    assertThat(withZero.place(0)).isZero();
    assertThat(PlotScale.over(List.of(7.0, 7.0)).place(7)).isEqualTo(0.5);
    PlotScale short0 = PlotScale.overTimes(List.of(0.0, 0.0));
    assertThat(short0.place(0)).isZero();
    PlotScale years = PlotScale.overTimes(List.of(1_000.0, 1e12));
    assertThat(years.place(1e12)).isEqualTo(1);
  }

  @Test
  void textsHaveRoom() {
    List<String> values = IntStream.rangeClosed(1, 60).mapToObj(it -> "" + it * 10_000).toList();
    SweepPlot plot =
        plot(values, values.stream().map(it -> new Measure(Long.parseLong(it), 0, "")).toList());
    assertThat(plot.series().get(0).points()).hasSize(60);
    assertThat(plot.across()).hasSizeBetween(5, 20);
    assertThat(plot.up()).hasSizeBetween(3, 9);
  }

  @Test
  void aCellThatIsNotGreenIsToldFromOthers() {
    SweepPlot plot =
        SweepPlot.of(
                sweep(
                    List.of("1", "2", "3"),
                    List.of(new Measure(1, 0, ""), new Measure(2, 0, ""), new Measure(3, 0, "")),
                    Status.FAIL))
            .orElseThrow();
    assertThat(plot.notAllGreen()).isTrue();
    assertThat(plot.series().get(0).points().get(0).title()).endsWith("(fail)");
  }

  private static List<Double> heights(Series series) {
    return series.points().stream().map(it -> Double.parseDouble(it.y())).toList();
  }

  private static SweepPlot plot(List<String> values, List<Measure> times) {
    return SweepPlot.of(sweep(values, times)).orElseThrow();
  }

  private static Sweep sweep(List<String> values, List<Measure> times) {
    return sweep(values, times, Status.PASS);
  }

  private static Sweep sweep(List<String> values, List<Measure> times, Status status) {
    List<SiteCell> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String id = "harbour/grow[1.0..2.0," + values.get(i) + "]";
      Measure time = times.get(i);
      Map<String, Measure> measures = time.millis() == 0 ? Map.of() : Map.of("migrate", time);
      CellReport cell = SiteFixtures.cell(1, id, status, "sha256:plan", measures);
      cells.add(SiteCell.of(cell, SiteFixtures.run(1, cell), id, List.of()));
    }
    return new Sweep("killed", cells);
  }
}
