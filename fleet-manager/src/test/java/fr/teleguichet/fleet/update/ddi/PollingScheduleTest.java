package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a kiosk shall ask again. */
final class PollingScheduleTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T10:00:00Z"));
  private final PollingSchedule polling = new PollingSchedule(Duration.ofMinutes(5), clock);

  private Duration pause(Optional<Duration> own, Optional<Duration> until) {
    return read(
        polling.pause(new TargetId("figeac-1"), own, until.map(it -> clock.instant().plus(it))));
  }

  private static Duration read(String pause) {
    String[] parts = pause.split(":", -1);
    return Duration.ofHours(Long.parseLong(parts[0]))
        .plusMinutes(Long.parseLong(parts[1]))
        .plusSeconds(Long.parseLong(parts[2]));
  }

  @Test
  void eachKioskHasAPauseOfItsOwnThatIsAlwaysTheSame() {
    assertThat(pause(Optional.empty(), Optional.empty()))
        .isBetween(Duration.ofSeconds(300), Duration.ofSeconds(330))
        .isEqualTo(pause(Optional.empty(), Optional.empty()));
    assertThat(pause(Optional.of(Duration.ofDays(1)), Optional.empty()))
        .isEqualTo(Duration.ofDays(1).minusSeconds(1));
    assertThat(pauses(Optional.empty()))
        .as("of a hundred kiosks")
        .hasSizeGreaterThan(20)
        .allSatisfy(
            it -> assertThat(read(it)).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(330)));
  }

  /** The different ones of a hundred kiosks. */
  private Set<String> pauses(Optional<Instant> opens) {
    return IntStream.range(0, 100)
        .mapToObj(it -> polling.pause(new TargetId("kiosk-" + it), Optional.empty(), opens))
        .collect(Collectors.toSet());
  }

  /**
   * So that it begins when it may and not an hour later. A kiosk sleeps up to a tenth more or less
   * than it is told, of its own.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 59, 61, 75, 600, 10_000})
  void aKioskWhoseWindowOpensAsksSoonAfterIt(int minutes) {
    Instant opens = clock.instant().plus(Duration.ofMinutes(minutes));
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      ManualClock passing = new ManualClock(clock.instant());
      PollingSchedule asked = new PollingSchedule(Duration.ofHours(1), passing);
      String kiosk = "kiosk-" + round;
      int close = 0;
      while (passing.instant().isBefore(opens)) {
        close += passing.instant().isAfter(opens.minus(Duration.ofHours(1))) ? 1 : 0;
        double sleep = 0.9 + random.nextDouble() / 5;
        Duration told =
            read(asked.pause(new TargetId(kiosk), Optional.empty(), Optional.of(opens)));
        passing.advance(Duration.ofMillis((long) (told.toMillis() * sleep)));
      }
      assertThat(passing.instant()).isBefore(opens.plusSeconds(60 + 33));
      assertThat(close).as("questions in the hour before").isLessThanOrEqualTo(6);
    }
  }

  @Test
  void aWindowThatOpensMuchLaterDoesNotHurryAKiosk() {
    assertThat(pause(Optional.empty(), Optional.of(Duration.ofHours(9))))
        .isEqualTo(pause(Optional.empty(), Optional.empty()));
    assertThat(pause(Optional.empty(), Optional.of(Duration.ofSeconds(1))))
        .isBetween(PollingSchedule.MIN_DURATION, Duration.ofSeconds(61));
  }

  /** Or every kiosk of a territory would ask in the same second. */
  @Test
  void kiosksWhoseWindowsOpenTogetherDoNotAskTogether() {
    Instant opens = clock.instant().plus(Duration.ofMinutes(4));
    assertThat(pauses(Optional.of(opens))).hasSizeGreaterThan(30);
  }
}
