package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.presence.Trace.Change;
import fr.teleguichet.edge.presence.Trace.Source;
import fr.teleguichet.hardware.board.BoardProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fusion on days whose truth is known; the long run is in docs/presence.md. */
class TraceTest {

  private static final Evaluation KIOSK = new Evaluation(BoardProfiles.builtIn("teleguichet-v1"));
  private static final Set<Sensor> ALL = EnumSet.allOf(Sensor.class);

  /** Making a day takes a second, and all tests look at the same three. */
  private static final List<Trace> MADE =
      LongStream.rangeClosed(1, 3).mapToObj(TraceModel::day).toList();

  private static final List<Supplier<Trace>> DAYS =
      MADE.stream().<Supplier<Trace>>map(day -> () -> day).toList();
  private static final Score WITH_ALL = KIOSK.score(ALL, DAYS);

  @TempDir Path folder;

  @Test
  void withAllSensorsTheBarsAreReachedAndNoAbsenceIsWronglyCertain() {
    Score score = WITH_ALL;
    assertThat(score.arrivals()).isGreaterThan(40);
    assertThat(score.missedPercent()).isLessThanOrEqualTo(1);
    assertThat(score.falseWakesADay()).isLessThanOrEqualTo(1);
    assertThat(score.p95()).isLessThanOrEqualTo(Duration.ofMillis(500));
    assertThat(score.certain()).isPositive();
    assertThat(score.certainWrong()).isZero();
    assertThat(score.visitsPercent()).isBetween(95.0, 105.0);
  }

  /** The tables of the older board are those of the newer one. */
  @Test
  void bothKiosksJudgeAlike() {
    assertThat(SensingParameters.of(BoardProfiles.builtIn("teleguichet-v1-pi4")))
        .isEqualTo(SensingParameters.of(BoardProfiles.builtIn("teleguichet-v1")));
  }

  @Test
  void noSensorThatIsWellIsDoubted() {
    for (Set<Sensor> sensors : List.of(ALL, EnumSet.of(Sensor.INFRARED, Sensor.RADAR))) {
      Score score = sensors.equals(ALL) ? WITH_ALL : KIOSK.score(sensors, DAYS);
      for (Sensor sensor : sensors) {
        assertThat(score.stuck(sensor)).as("%s of %s", sensor, sensors).isZero();
        assertThat(score.blind(sensor)).as("%s of %s", sensor, sensors).isZero();
      }
    }
  }

  /** Six draughts a day move the curtain for minutes; it swings twenty times in each. */
  @Test
  void aRadarThatIsAloneIsSeldomWokenByCurtainsAndMissesNobody() {
    Score score = KIOSK.score(EnumSet.of(Sensor.RADAR), DAYS);
    assertThat(score.falseWakesADay()).isLessThan(3);
    assertThat(score.missedPercent()).isLessThanOrEqualTo(1);
    assertThat(score.p95()).isLessThanOrEqualTo(Duration.ofMillis(500));
    assertThat(score.visitsPercent()).isBetween(90.0, 110.0);
  }

  /** An echo breaks off now and then; who waits too long for it without a break wakes too late. */
  @Test
  void aPcWhoseRadarIsAloneWakesInTime() {
    var pc = new Evaluation(BoardProfiles.builtIn("generic-pc"));
    assertThat(pc.sensors()).containsExactly(Sensor.RADAR);
    Score score = pc.score(pc.sensors(), DAYS);
    assertThat(score.missedPercent()).isLessThanOrEqualTo(1);
    assertThat(score.p95()).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  /** A table that can't say "missed" would say nothing. */
  @Test
  void theInfraredSensorAloneMissesTheBar() {
    Score score = KIOSK.score(EnumSet.of(Sensor.INFRARED), DAYS.subList(0, 2));
    assertThat(score.falseWakesADay()).isGreaterThan(1);
    assertThat(score.isGood()).isFalse();
  }

  /** Some come while the screen is still awake from the touch of somebody before them. */
  @Test
  void withoutSensorsArrivalsAreMissed() {
    Score score = KIOSK.score(Set.of(), DAYS.subList(0, 1));
    assertThat(score.missedPercent()).isGreaterThan(80);
    assertThat(score.falseWakesADay()).isZero();
  }

  @Test
  void whicheverSensorFailsIsFoundWithinAnHour() {
    Trace day = MADE.getFirst().until(Evaluation.FAILS.plus(Evaluation.BAR));
    for (Fault fault : Evaluation.FAULTS) {
      assertThat(KIOSK.found(ALL, fault, day))
          .as(fault.toString())
          .hasValueSatisfying(
              found -> assertThat(found.after()).isLessThanOrEqualTo(Evaluation.BAR));
    }
  }

  @Test
  void aTraceIsTheSameAfterItsFile() throws IOException {
    Trace day = TraceModel.day(4);
    Path file = folder.resolve("day.csv");
    TraceFile.write(day, file);
    Trace read = TraceFile.read(file);
    assertThat(read.changes()).isEqualTo(day.changes());
  }

  @Test
  void aFileThatIsNoTraceIsRefusedWithItsLine() throws IOException {
    assertThat(read("ms,source,value\n# noted by hand\n0,radar,none\n500,radar,120\n").changes())
        .containsExactly(
            new Change(Duration.ZERO, Source.RADAR, Trace.NONE),
            new Change(Duration.ofMillis(500), Source.RADAR, 120));
    assertThatThrownBy(() -> read("time,what\n")).hasMessageContaining("must begin with ms,");
    assertThatThrownBy(() -> read("ms,source,value\n5,sonar,1\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("5,sonar,1 is no change");
    assertThatThrownBy(() -> read("ms,source,value\n5,radar,-7\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("ms,source,value\n5,radar\n"))
        .hasMessageContaining("three cells");
    assertThatThrownBy(() -> read("ms,source,value\n5,radar,1\n4,radar,2\n"))
        .hasMessageContaining("earlier than the line before");
  }

  private Trace read(String content) throws IOException {
    Path file = folder.resolve("trace.csv");
    Files.writeString(file, content);
    return TraceFile.read(file);
  }
}
