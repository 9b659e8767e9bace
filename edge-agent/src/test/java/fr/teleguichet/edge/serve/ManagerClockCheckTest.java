package fr.teleguichet.edge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagerClockCheckTest {

  private static final String DATE = "Tue, 24 Nov 2026 09:00:00 GMT";
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

  private Instant clock = NINE;
  private long nanos = -5;
  private final ManagerClockCheck time =
      new ManagerClockCheck(((InstantSource) () -> clock).withZone(ZoneOffset.UTC), () -> nanos);

  @Test
  void aManagerThatWasNeverHeardAgreesWithNoClock() {
    assertThat(time.agrees()).isFalse();
  }

  @Test
  void theClockMayBeTwoMinutesOffEitherWayAndNoMore() {
    time.hear(DATE);
    for (int way : new int[] {1, -1}) {
      clock = NINE.plusSeconds(120L * way);
      assertThat(time.agrees()).isTrue();
      clock = NINE.plusSeconds(121L * way);
      assertThat(time.agrees()).isFalse();
    }
  }

  @Test
  void timeGoesOnBetweenAnswersAndAJumpOfTheClockIsSeenAtOnce() {
    time.hear(DATE);
    nanos += TimeUnit.HOURS.toNanos(3);
    assertThat(time.agrees()).as("the clock stood still").isFalse();
    clock = NINE.plus(Duration.ofHours(3));
    assertThat(time.agrees()).isTrue();
    clock = clock.plus(Duration.ofDays(1));
    assertThat(time.agrees()).isFalse();
  }

  @Test
  void aDateThatIsYearsOffAgreesNotAndTheNextOneMendsIt() {
    time.hear("Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(time.agrees()).isFalse();
    time.hear(DATE);
    assertThat(time.agrees()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-11-24T09:00:00Z",
        "Tue, 24 Nov 99999999999 09:00:00 GMT",
        "Mon, 24 Nov 2026 09:00:00 GMT",
        "Tue, 24 Nov 2026 09:00:00"
      })
  void whatIsNoDateSaysNothing(String garbage) {
    time.hear(garbage);
    assertThat(time.agrees()).isFalse();
    time.hear(DATE);
    time.hear(garbage);
    assertThat(time.agrees()).isTrue();
  }
}
