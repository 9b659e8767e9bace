package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.kiosk.MeasureSeries.Gap;
import fr.teleguichet.fleet.kiosk.MeasureSeries.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fewer points, the same story. */
final class MeasureSeriesTest {

  @Test
  void thinningKeepsEveryPeakAndTheOrderOfTime() {
    Random random = new Random(3);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      points.add(Point.of(i * 1_000L + random.nextInt(900), random.nextGaussian()));
    }
    points.set(7_777, Point.of(7_777_000L, 99));
    points.set(12_345, Point.of(12_345_000L, -99));

    List<Point> thinned = new MeasureSeries(points).thinned(500).points();

    assertThat(thinned).hasSizeLessThanOrEqualTo(500).hasSizeGreaterThan(400);
    assertThat(thinned).contains(points.get(7_777), points.get(12_345));
    assertThat(thinned).isSortedAccordingTo((a, b) -> Long.compare(a.at(), b.at()));
  }

  @Test
  void fewPointsStayAsTheyAre() {
    MeasureSeries series = new MeasureSeries(List.of(Point.of(1, 1), Point.of(2, 2)));

    assertThat(series.thinned(500)).isEqualTo(series);
  }

  @Test
  void aLineIsBrokenWhereTheConnectionWasAwayAndNothingWasKept() {
    MeasureSeries series = new MeasureSeries(List.of(Point.of(10, 1), Point.of(100, 2)));

    assertThat(series.brokenAt(List.of(new Gap(20, 90))).points())
        .extracting(Point::at)
        .containsExactly(10L, 20L, 100L);
  }

  @Test
  void aLineGoesOnWhereTheKioskKeptItsMeasures() {
    MeasureSeries series =
        new MeasureSeries(List.of(Point.of(10, 1), Point.of(50, 3), Point.of(100, 2)));

    assertThat(series.brokenAt(List.of(new Gap(20, 90))).points()).hasSize(3);
  }

  @Test
  void eachLineIsBrokenOnceBetweenTwoPointsHoweverManyGapsThereAre() {
    MeasureSeries series =
        new MeasureSeries(List.of(Point.of(10, 1), Point.of(50, 3), Point.of(100, 2)));

    assertThat(
            series
                .brokenAt(
                    List.of(
                        new Gap(1, 5),
                        new Gap(12, 14),
                        new Gap(20, 30),
                        new Gap(45, 55),
                        new Gap(60, 70),
                        new Gap(110, 120)))
                .points())
        .extracting(Point::at)
        .containsExactly(10L, 12L, 50L, 60L, 100L, 110L);
  }
}
