package fr.teleguichet.swarm.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What is published as p50, p99 and the rest, against the same of the sorted delays. */
final class DelayHistogramTest {

  private static final Percentage TWO_DIGITS = Percentage.withPercentage(1);

  private final DelayHistogram delays = new DelayHistogram();
  private final Histogram sum = DelayHistogram.newHistogram();

  private Percentiles percentiles() {
    delays.collectInto(sum);
    return Percentiles.of(sum);
  }

  @Test
  void percentilesAreThoseOfTheSortedDelaysToTwoDigits() {
    var random = new SplittableRandom(7);
    long[] micros =
        LongStream.generate(() -> (long) Math.exp(random.nextDouble() * 15))
            .limit(10_000)
            .toArray();
    Arrays.stream(micros).forEach(it -> delays.record(it * 1_000));
    Arrays.sort(micros);

    Percentiles found = percentiles();

    assertThat(found.number()).isEqualTo(10_000);
    assertThat(found.p50()).isCloseTo(micros[4_999], TWO_DIGITS);
    assertThat(found.p90()).isCloseTo(micros[8_999], TWO_DIGITS);
    assertThat(found.p99()).isCloseTo(micros[9_899], TWO_DIGITS);
    assertThat(found.p999()).isCloseTo(micros[9_989], TWO_DIGITS);
    assertThat(found.max()).isCloseTo(micros[9_999], TWO_DIGITS);
  }

  @Test
  void nothingIsCountedTwiceHoweverOftenItIsCollected() {
    for (int i = 0; i < 10; i++) {
      delays.record(Duration.ofMillis(1).toNanos());
      assertThat(percentiles().number()).isEqualTo(i + 1);
    }
    assertThat(percentiles().number()).as("nothing new").isEqualTo(10);
  }

  @Test
  void delaysAreKeptInMicrosecondsAndWithinAnHour() {
    delays.record(Duration.ofMillis(3).toNanos());
    assertThat(percentiles().max()).isCloseTo(3_000, within(30L));

    delays.record(-5_000);
    delays.record(Duration.ofHours(30).toNanos());

    Percentiles found = percentiles();
    assertThat(found.number()).as("one that is too long is not lost").isEqualTo(3);
    assertThat(found.max()).isCloseTo(Duration.ofHours(1).toNanos() / 1_000, TWO_DIGITS);
  }

  @Test
  void delaysThatManyThreadsShareAreReadInTheSameWay() {
    var shared = new SharedDelayHistogram();
    for (int i = 1; i <= 100; i++) {
      shared.record(Duration.ofMillis(i).toNanos());
      delays.record(Duration.ofMillis(i).toNanos());
    }
    shared.record(Duration.ofHours(30).toNanos());
    delays.record(Duration.ofHours(30).toNanos());

    assertThat(shared.percentiles()).isEqualTo(percentiles());
  }

  @Test
  void peopleReadMillisecondsAndThatThereWereNone() {
    assertThat(percentiles()).hasToString("none");
    assertThat(new Percentiles(1_234, 1_000, 2_000, 3_450, 40_000, 5_000_000))
        .hasToString("p50 1.0 ms, p90 2.0 ms, p99 3.5 ms, p99.9 40.0 ms, max 5000.0 ms (1,234)");
  }
}
