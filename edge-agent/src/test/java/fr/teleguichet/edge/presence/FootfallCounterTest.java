package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootfallCounterTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private boolean trusted = true;

  @Test
  void aRestartWithinTheHourLosesNobody() {
    FootfallCounter first = started();
    first.visit();
    first.passer();
    first.passer();
    assertThat(first.stop().succeeded()).isTrue();
    loop.pass(Duration.ofMinutes(5));
    FootfallCounter second = started();
    second.visit();
    loop.pass(Duration.ofHours(1));
    assertThat(logbook.records())
        .containsExactly(new KioskRecord.Presence(VirtualLoop.START, 2, 2));
  }

  /** A power cut loses what came after the last minute's note, and no more. */
  @Test
  void withoutAnOrderlyStopTheLastMinuteIsLost() {
    FootfallCounter first = started();
    first.visit();
    loop.pass(Duration.ofMinutes(2));
    first.visit();
    VirtualLoop later = new VirtualLoop();
    later.pass(Duration.ofMinutes(3));
    FootfallCounter second =
        new FootfallCounter(later, later.clock(), logbook, logbook, () -> true);
    assertThat(second.start().succeeded()).isTrue();
    assertThat(second.count().visits()).isEqualTo(1);
  }

  /** Zero means that nobody came; no record means that nobody knows. */
  @Test
  void anHourWithoutAnybodyIsZeroAndHoursWithoutTheAgentAreNotWritten() {
    FootfallCounter first = started();
    loop.pass(Duration.ofMinutes(61));
    assertThat(first.stop().succeeded()).isTrue();
    loop.pass(Duration.ofHours(5));
    var _ = started();
    loop.pass(Duration.ofHours(1));
    assertThat(logbook.records())
        .containsExactly(
            new KioskRecord.Presence(VirtualLoop.START, 0, 0),
            new KioskRecord.Presence(VirtualLoop.START.plus(Duration.ofHours(1)), 0, 0),
            new KioskRecord.Presence(VirtualLoop.START.plus(Duration.ofHours(6)), 0, 0));
  }

  @Test
  void anHourInWhichNoSensorCouldBeBelievedIsNotWritten() {
    trusted = false;
    FootfallCounter count = started();
    count.visit();
    loop.pass(Duration.ofHours(1));
    assertThat(logbook.records()).isEmpty();
    trusted = true;
    loop.pass(Duration.ofHours(1));
    assertThat(logbook.records()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2 3", "3600 1 2 yes", "3601 1 2 true", "3600 99999 0 true", "x"})
  void aNoteThatIsNoneIsNotBelieved(String note) {
    assertThat(HourlyFootfallCount.parse(note)).isEmpty();
  }

  private FootfallCounter started() {
    var count = new FootfallCounter(loop, loop.clock(), logbook, logbook, () -> trusted);
    assertThat(count.start().succeeded()).isTrue();
    return count;
  }
}
