package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rate that is shared. */
final class FairBandwidthAllocatorTest {
  private static final int MINUTE = 60;

  private long now = 17;

  private FairBandwidthAllocator pacer(long rate) {
    return new FairBandwidthAllocator(rate, () -> now);
  }

  private void after(Duration time) {
    now += time.toNanos();
  }

  /** Slow rates for many: the last of a long queue waits for minutes. */
  @ParameterizedTest
  @CsvSource({"50000000,1000,8192", "1000000,20000,8192", "200000,2000,8192", "100000,500,65536"})
  void whoeverWantsAllGetsAlikeAndTogetherTheRate(int rate, int wanting, int largest) {
    FairBandwidthAllocator pacer = pacer(rate);
    Random random = new Random(4);
    long[] got = new long[wanting];
    PriorityQueue<Turn> turns = new PriorityQueue<>();
    for (int who = 0; who < wanting; who++) {
      turns.add(new Turn(now, who));
    }
    // So that each comes to its turn forty times.
    Duration span = Duration.ofSeconds(Math.max(MINUTE, 40L * wanting * largest / rate));
    long begin = now;
    long end = now + span.toNanos();
    for (Turn turn = turns.remove(); turn.at() < end; turn = turns.remove()) {
      now = Math.max(now, turn.at());
      int piece = largest / 2 + random.nextInt(largest / 2);
      long goes = now + pacer.reserve(piece).toNanos();
      if (goes < end) {
        got[turn.who()] += piece;
      }
      turns.add(new Turn(goes + 1 + random.nextInt(1_000_000), turn.who()));
    }
    double seconds = (end - begin) / 1e9;
    assertThat(Arrays.stream(got).sum() / seconds).isBetween(rate * 0.99, rate * 1.01);
    long least = Arrays.stream(got).min().orElseThrow();
    long most = Arrays.stream(got).max().orElseThrow();
    assertThat((double) least / most).isGreaterThan(0.8);
  }

  private record Turn(long at, int who) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      return Long.compare(at, other.at);
    }
  }

  @Test
  void whatNobodyWantedIsNotSavedForLater() {
    FairBandwidthAllocator pacer = pacer(1_000);
    assertThat(pacer.reserve(1_000)).isEqualTo(Duration.ZERO);
    after(Duration.ofHours(1));
    assertThat(pacer.reserve(1_000)).isEqualTo(Duration.ZERO);
    assertThat(pacer.reserve(1_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void withoutARateNobodyWaits() {
    FairBandwidthAllocator pacer = pacer(0);
    assertThat(pacer.reserve(Integer.MAX_VALUE)).isEqualTo(Duration.ZERO);
    assertThat(pacer.reserve(Integer.MAX_VALUE)).isEqualTo(Duration.ZERO);
  }
}
