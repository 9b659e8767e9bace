package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What lasts too short to be true, at the limit and a millisecond before. */
final class DebouncedSignTest {

  private final DebouncedSign sign = new DebouncedSign(ms(200));

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private boolean isSeen(long at) {
    sign.advance(ms(at));
    return sign.saw(ms(at), Duration.ZERO);
  }

  @Test
  void whatIsSeenForAsLongAsTheDebounceIsTrue() {
    sign.hear(true, ms(0));
    sign.hear(true, ms(100));
    assertThat(isSeen(199)).isFalse();
    assertThat(isSeen(200)).isTrue();
    assertThat(sign.isRaw()).isTrue();
  }

  @Test
  void aBreakBeginsAnew() {
    sign.hear(true, ms(0));
    sign.hear(false, ms(150));
    assertThat(sign.isRaw()).isFalse();
    assertThat(isSeen(200)).isFalse();
    sign.hear(true, ms(210));
    assertThat(isSeen(409)).isFalse();
    assertThat(isSeen(410)).isTrue();
  }

  @Test
  void whatWasSeenIsRememberedForTheTimeAsked() {
    sign.hear(true, ms(0));
    sign.advance(ms(300));
    sign.hear(false, ms(400));
    assertThat(sign.saw(ms(1_300), ms(1_000))).isTrue();
    assertThat(sign.saw(ms(1_301), ms(1_000))).isFalse();
  }

  @Test
  void whatIsHeardForTheFirstTimeLastsFromThen() {
    var instant = new DebouncedSign(Duration.ZERO);
    assertThat(instant.saw(ms(0), Duration.ofHours(23))).as("never").isFalse();
    instant.hear(true, ms(5));
    assertThat(instant.saw(ms(5), Duration.ZERO)).isTrue();
  }

  @Test
  void whatIsForgottenWasNeverSeen() {
    sign.hear(true, ms(0));
    sign.advance(ms(300));
    sign.forget();
    assertThat(sign.isRaw()).isFalse();
    assertThat(sign.saw(ms(300), Duration.ofHours(1))).isFalse();
    assertThat(isSeen(900)).isFalse();
  }
}
