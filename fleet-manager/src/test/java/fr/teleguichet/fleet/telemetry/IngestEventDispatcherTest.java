package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.sparkplug.NodeSession;
import fr.teleguichet.fleet.sparkplug.NodeViewRegistry;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestEventDispatcherTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final StoreQueue queue = new StoreQueue(10, 10, () -> false);
  private final IngestEventDispatcher events =
      new IngestEventDispatcher(
          queue, new NodeViewRegistry(), (_, _) -> {}, new ManualClock(START));
  private final NodeSession session =
      new NodeSession(new NodeAddress("lot", "gramat"), IngestSettings.STANDARD, START);

  @Test
  void whatStaysTheSameIsStoredOnceAMinute() {
    assertThat(storedInAnHour(Duration.ofSeconds(1), false)).isEqualTo(60);
  }

  @Test
  void aChangeIsStoredAtOnce() {
    assertThat(storedInAnHour(Duration.ofSeconds(30), true)).isEqualTo(120);
  }

  /** Each would be a row that is kept for ever. */
  @Test
  void ofAKioskThatComesAndGoesWithoutEndFewChangesAreKept() {
    assertThat(storedInAnHour(Duration.ofMillis(200), true))
        .isBetween(
            IngestEventDispatcher.MAX_CHANGES_AN_HOUR,
            IngestEventDispatcher.MAX_CHANGES_AN_HOUR + 60);
  }

  /**
   * As by the time of the network after a start: else nothing is seen until it is as late again.
   */
  @Test
  void aClockThatIsSetBackKeepsNothingFromBeingSeenAndStored() {
    Instant back = START.minus(Duration.ofHours(2));
    session.born(0, 0, 1, START);
    for (Instant now : List.of(START, back)) {
      events.onChange(session);
      events.publish(now);
      assertThat(events.hasUnpublished()).as("%s", now).isFalse();
      assertThat(queue.telemetry().take().views()).as("%s", now).hasSize(1);
    }
  }

  private int storedInAnHour(Duration every, boolean changing) {
    int stored = 0;
    int births = 0;
    Instant end = START.plus(Duration.ofHours(1));
    for (Instant now = START; now.isBefore(end); now = now.plus(every)) {
      if (changing || now.equals(START)) {
        births++;
        session.born(births % 256, 0, 1, now);
      }
      events.onChange(session);
      events.publish(now);
      stored += queue.telemetry().take().views().size();
    }
    return stored;
  }
}
