package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a kiosk is told again what it has not taken. */
final class DeliveryRetryScheduleTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final NodeView GRAMAT = kiosk("gramat", Optional.empty());

  private final DeliveryRetrySchedule schedule = new DeliveryRetrySchedule();

  private static NodeView kiosk(String node, Optional<Instant> born) {
    return new NodeView(
        new NodeAddress("lot", node),
        new NodeView.Link.Connected(START),
        START,
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        born.map(at -> new NodeBirthSummary(at, true)));
  }

  private void tell(NodeView kiosk, String version, Instant now) {
    assertThat(schedule.isDue(kiosk, version, now)).isTrue();
    schedule.note(kiosk, version, now);
  }

  @Test
  void whoeverWasToldNothingIsToldAtOnce() {
    assertThat(schedule.isDue(GRAMAT, "1", START)).isTrue();
  }

  @Test
  void whatAKioskWasToldItIsToldAgainAfterTwentySecondsAndThenEverLaterUpToTenMinutes() {
    Instant now = START;
    tell(GRAMAT, "1", now);
    for (int seconds : List.of(20, 40, 80, 160, 320, 600, 600)) {
      Instant next = now.plusSeconds(seconds);
      assertThat(schedule.isDue(GRAMAT, "1", next.minusMillis(1)))
          .as("before %d s", seconds)
          .isFalse();
      tell(GRAMAT, "1", next);
      now = next;
    }
  }

  /** Else it hears nothing until it is as late again. */
  @Test
  void afterAClockWasSetBackAKioskIsToldAtOnceAndThenAsEver() {
    tell(GRAMAT, "1", START);
    Instant back = START.minus(Duration.ofHours(2));
    tell(GRAMAT, "1", back);

    assertThat(schedule.isDue(GRAMAT, "1", back.plusMillis(39_999))).isFalse();
    assertThat(schedule.isDue(GRAMAT, "1", back.plusSeconds(40))).isTrue();
  }

  @Test
  void anotherVersionIsToldAtOnceAndBeginsWithTwentySecondsAgain() {
    tell(GRAMAT, "1", START);
    tell(GRAMAT, "1", START.plusSeconds(20));
    Instant change = START.plusSeconds(21);
    tell(GRAMAT, "2", change);

    assertThat(schedule.isDue(GRAMAT, "2", change.plusMillis(19_999))).isFalse();
    assertThat(schedule.isDue(GRAMAT, "2", change.plusSeconds(20))).isTrue();
  }

  @Test
  void aBirthAfterItWasToldMakesItDueAndOneBeforeDoesNot() {
    tell(GRAMAT, "1", START);
    Instant soon = START.plusSeconds(2);

    assertThat(schedule.isDue(kiosk("gramat", Optional.of(START.plusMillis(1))), "1", soon))
        .isTrue();
    assertThat(schedule.isDue(kiosk("gramat", Optional.of(START)), "1", soon)).isFalse();
    assertThat(schedule.isDue(kiosk("gramat", Optional.empty()), "1", soon)).isFalse();
  }

  @Test
  void eachKioskHasItsOwnTimes() {
    tell(GRAMAT, "1", START);
    tell(GRAMAT, "1", START.plus(Duration.ofMinutes(1)));
    NodeView martel = kiosk("martel", Optional.empty());
    Instant now = START.plusSeconds(61);
    tell(martel, "1", now);

    assertThat(schedule.isDue(martel, "1", now.plusSeconds(20))).isTrue();
    assertThat(schedule.isDue(GRAMAT, "1", now.plusSeconds(20))).isFalse();
  }
}
