package fr.teleguichet.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DebounceFilterTest {

  private final DebounceFilter debounce = new DebounceFilter(Duration.ofMillis(30), false);

  @Test
  void aLevelCountsOnceItHasLasted() {
    debounce.take(true, ms(100));
    assertThat(debounce.due()).contains(ms(130));
    assertThat(debounce.settle(ms(129))).isEmpty();
    assertThat(debounce.settle(ms(130))).contains(true);
    assertThat(debounce.settle(ms(131))).isEmpty();
    assertThat(debounce.level()).isTrue();
  }

  @Test
  void whileTheContactBouncesNothingCountsAndTheTimeBeginsAnew() {
    debounce.take(true, ms(100));
    debounce.take(false, ms(110));
    assertThat(debounce.due()).isEmpty();
    debounce.take(true, ms(115));
    assertThat(debounce.settle(ms(140))).isEmpty();
    assertThat(debounce.settle(ms(145))).contains(true);
  }

  /** The same level told again is no bounce. */
  @Test
  void aLevelThatIsToldTwiceDoesNotBeginAnew() {
    debounce.take(true, ms(100));
    debounce.take(true, ms(125));
    assertThat(debounce.settle(ms(130))).contains(true);
  }

  @Test
  void withoutADebounceEveryEdgeCountsAtOnce() {
    var direct = new DebounceFilter(Duration.ZERO, false);
    direct.take(true, ms(1));
    assertThat(direct.settle(ms(1))).contains(true);
    direct.take(false, ms(1));
    assertThat(direct.settle(ms(1))).contains(false);
  }

  /** Compared with the definition, for 200 seconds of bounces. */
  @Test
  void itAgreesWithItsDefinitionOnRandomBounces() {
    var random = new Random(17);
    boolean raw = false;
    boolean counted = false;
    long since = 0;
    for (long at = 0; at < 200_000; at++) {
      if (random.nextInt(40) == 0) {
        raw = !raw;
        since = at;
        debounce.take(raw, ms(at));
      }
      boolean changes = raw != counted && at - since >= 30;
      counted = changes ? raw : counted;
      assertThat(debounce.settle(ms(at))).isEqualTo(changes ? Optional.of(raw) : Optional.empty());
    }
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
