package fr.teleguichet.fleet.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BackOffTest {
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15));

  @Property(seed = "20261124")
  void theDelayIsBetweenHalfAndAllOfTheDoubledFirst(
      @ForAll @IntRange(min = 1, max = 5) int attempt, @ForAll long seed) {
    Duration full = Duration.ofMillis(500L << (attempt - 1));

    Duration delay = BACK_OFF.delay(attempt, new Random(seed));

    assertThat(delay).isBetween(full.dividedBy(2), full);
  }

  @Property(seed = "20261124")
  void theDelayIsNeverLongerThanTheLongest(
      @ForAll @IntRange(min = 1) int attempt, @ForAll long seed) {
    assertThat(BACK_OFF.delay(attempt, new Random(seed)))
        .isBetween(Duration.ofMillis(250), Duration.ofSeconds(15));
  }

  @Test
  void aShrinkingBackOffIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .withMessageContaining("PT2S");
  }
}
