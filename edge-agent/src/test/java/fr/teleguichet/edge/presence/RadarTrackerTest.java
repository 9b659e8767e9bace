package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Ten reports a second, each with the scatter of the radar. */
class RadarTrackerTest {

  private static final int REACH = 250;

  private final RadarTracker track = new RadarTracker(REACH);
  private final Random random = new Random(7);
  private int step;

  @Test
  void whoWalksUpComesAndIsThenNear() {
    List<SensorReading> seen = reports(45, step -> 400 - 8 * step);
    assertThat(seen.getFirst()).isEqualTo(SensorReading.NOBODY);
    assertThat(seen.subList(22, 34)).containsOnly(SensorReading.COMING);
    assertThat(seen.getLast()).isEqualTo(SensorReading.NEAR);
  }

  @Test
  void whatSwingsWhereItHangsNeverComesNearer() {
    var swinging = reports(20_000, step -> 180 + (int) (25 * Math.sin(step / 5.0)));
    assertThat(Set.copyOf(swinging)).isEqualTo(EnumSet.of(SensorReading.SOMEBODY));
  }

  @Test
  void whoWalksPastIsNoVisitorAndWhoGoesAwayDoesNotCome() {
    assertThat(reports(100, step -> (int) Math.hypot(170, 10 * (step - 50))))
        .contains(SensorReading.COMING)
        .doesNotContain(SensorReading.NEAR);
    assertThat(reports(200, step -> 500)).containsOnly(SensorReading.NOBODY);
    nothingFor(Duration.ofMinutes(1));
    assertThat(reports(25, step -> 120 + 5 * step)).doesNotContain(SensorReading.COMING);
  }

  /** A person far away and a curtain a minute later are not one who came. */
  @Test
  void whatWasSeenLongAgoIsForgotten() {
    var _ = reports(20, step -> 450);
    nothingFor(RadarTracker.WITHIN);
    assertThat(reports(50, step -> 180)).containsOnly(SensorReading.SOMEBODY);
  }

  @Test
  void oneReportAloneSaysLittle() {
    assertThat(track.at(60, Duration.ZERO)).isEqualTo(SensorReading.SOMEBODY);
    assertThat(track.nothing()).isEqualTo(SensorReading.NOBODY);
    assertThat(track.at(REACH + 1, Duration.ofSeconds(5))).isEqualTo(SensorReading.NOBODY);
  }

  private List<SensorReading> reports(int count, IntUnaryOperator centimetres) {
    List<SensorReading> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int scatter = (int) (random.nextGaussian() * 10);
      seen.add(track.at(Math.max(0, centimetres.applyAsInt(i) + scatter), now()));
      step++;
    }
    return seen;
  }

  private void nothingFor(Duration time) {
    for (long i = 0; i <= time.toMillis() / 100; i++) {
      assertThat(track.nothing()).isEqualTo(SensorReading.NOBODY);
      step++;
    }
  }

  private Duration now() {
    return Duration.ofMillis(100L * step);
  }
}
