package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which times of a kiosk are believed. */
final class ClockPlausibilityCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Duration BACK = Duration.ofDays(400);

  private final ClockPlausibilityCheck clock = new ClockPlausibilityCheck(IngestSettings.STANDARD);

  private boolean isCredible(Instant time) {
    return clock.isCredible(time.toEpochMilli(), NOW);
  }

  @Test
  void fiveMinutesAheadAndFourHundredDaysBackAreBelievedAndNothingBeyond() {
    assertThat(isCredible(NOW.plus(AHEAD))).isTrue();
    assertThat(isCredible(NOW.plus(AHEAD).plusMillis(1))).isFalse();
    assertThat(isCredible(NOW.minus(BACK))).isTrue();
    assertThat(isCredible(NOW.minus(BACK).minusMillis(1))).isFalse();
  }

  @Test
  void noTimeAndATimeBefore1970AreNotBelievedWheneverTheyCome() {
    assertThat(clock.isCredible(null, NOW)).isFalse();
    assertThat(clock.isCredible(0L, Instant.EPOCH)).isTrue();
    assertThat(clock.isCredible(-1L, Instant.EPOCH)).isFalse();
  }

  @Test
  void whatIsNotBelievedHappenedWhenItArrived() {
    Instant before = NOW.minusSeconds(3);
    assertThat(clock.believe(before.toEpochMilli(), NOW)).isEqualTo(before);
    assertThat(clock.believe(0L, NOW)).isEqualTo(NOW);
    assertThat(clock.believe(null, NOW)).isEqualTo(NOW);
  }
}
