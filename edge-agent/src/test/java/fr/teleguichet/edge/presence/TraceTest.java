package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.presence.Trace.Change;
import fr.teleguichet.edge.presence.Trace.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fusion on days whose truth is known; the long run is in docs/presence.md. */
class TraceTest {

  private static final Set<Sensor> ALL = EnumSet.allOf(Sensor.class);
  private static final List<Supplier<Trace>> DAYS =
      List.of(() -> TraceModel.day(1), () -> TraceModel.day(2), () -> TraceModel.day(3));

  @TempDir Path folder;

  @Test
  void withAllSensorsTheBarsAreReachedAndNoAbsenceIsWronglyCertain() {
    Score score = Evaluation.score(ALL, DAYS);
    assertThat(score.arrivals()).isGreaterThan(40);
    assertThat(score.missedPercent()).isLessThanOrEqualTo(1);
    assertThat(score.falseWakesADay()).isLessThanOrEqualTo(1);
    assertThat(score.p95()).isLessThanOrEqualTo(Duration.ofMillis(500));
    assertThat(score.certain()).isPositive();
    assertThat(score.certainWrong()).isZero();
    assertThat(score.visitsPercent()).isBetween(95.0, 105.0);
  }

  /** A table that can't say "missed" would say nothing. */
  @Test
  void theInfraredSensorAloneMissesTheBar() {
    Score score = Evaluation.score(EnumSet.of(Sensor.INFRARED), DAYS.subList(0, 2));
    assertThat(score.falseWakesADay()).isGreaterThan(1);
    assertThat(score.isGood()).isFalse();
  }

  /** Some come while the screen is still awake from the touch of somebody before them. */
  @Test
  void withoutSensorsArrivalsAreMissed() {
    Score score = Evaluation.score(Set.of(), DAYS.subList(0, 1));
    assertThat(score.missedPercent()).isGreaterThan(80);
    assertThat(score.falseWakesADay()).isZero();
  }

  @Test
  void whicheverSensorFailsIsFoundWithinAnHour() {
    for (TraceModel.Fault fault : Evaluation.FAULTS) {
      assertThat(Evaluation.found(ALL, fault, 1))
          .as(fault.toString())
          .hasValueSatisfying(time -> assertThat(time).isLessThanOrEqualTo(Duration.ofHours(1)));
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
