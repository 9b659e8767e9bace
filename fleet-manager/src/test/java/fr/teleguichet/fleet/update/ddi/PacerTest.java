package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A rate that is shared. */
final class PacerTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T10:00:00Z"));

  @Test
  void aThousandThatWantAllGetAlikeAndTogetherTheRate() {
    int rate = 50_000_000;
    Pacer pacer = new Pacer(rate, clock);
    Random random = new Random(4);
    long[] got = new long[1_000];
    Instant[] next = new Instant[got.length];
    java.util.Arrays.fill(next, clock.instant());
    Instant end = clock.instant().plusSeconds(60);
    for (int who = soonest(next); next[who].isBefore(end); who = soonest(next)) {
      if (next[who].isAfter(clock.instant())) {
        clock.set(next[who]);
      }
      int piece = 4_096 + random.nextInt(4_096);
      Duration wait = pacer.reserve(piece);
      got[who] += piece;
      next[who] = clock.instant().plus(wait).plusNanos(1 + random.nextInt(1_000_000));
    }
    long sum = java.util.Arrays.stream(got).sum();
    long least = java.util.Arrays.stream(got).min().orElseThrow();
    long most = java.util.Arrays.stream(got).max().orElseThrow();
    assertThat(sum / 60.0).isBetween(rate * 0.99, rate * 1.01);
    assertThat((double) least / most).isGreaterThan(0.9);
  }

  private static int soonest(Instant[] next) {
    int soonest = 0;
    for (int i = 1; i < next.length; i++) {
      if (next[i].isBefore(next[soonest])) {
        soonest = i;
      }
    }
    return soonest;
  }

  @Test
  void whatNobodyWantedIsNotSavedForLater() {
    Pacer pacer = new Pacer(1_000, clock);
    assertThat(pacer.reserve(1_000)).isEqualTo(Duration.ZERO);
    clock.set(clock.instant().plusSeconds(3_600));
    assertThat(pacer.reserve(1_000)).isEqualTo(Duration.ZERO);
    assertThat(pacer.reserve(1_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void withoutARateNobodyWaits() {
    Pacer pacer = new Pacer(0, clock);
    assertThat(pacer.reserve(Integer.MAX_VALUE)).isEqualTo(Duration.ZERO);
    assertThat(pacer.reserve(Integer.MAX_VALUE)).isEqualTo(Duration.ZERO);
  }

  @Test
  void aClockThatIsSetBackHoldsNobodyUp() {
    Pacer pacer = new Pacer(1_000, clock);
    Duration _ = pacer.reserve(1_000);
    clock.set(clock.instant().minusSeconds(3_600));
    assertThat(pacer.reserve(1_000)).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }
}
