package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.technician.PinAuthenticator.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinAuthenticatorTest {

  private static final Optional<String> RIGHT = Optional.of("804612");
  private static final Optional<String> WRONG = Optional.of("000000");

  private final VirtualLoop loop = new VirtualLoop();
  private final PinAuthenticator guard = new PinAuthenticator(loop, new Secret("804612"));

  @Test
  void theRightPinIsAdmittedAgainAndAgain() {
    assertThat(guard.judge(RIGHT)).isEqualTo(new Verdict.Admitted());
    assertThat(guard.judge(RIGHT)).isEqualTo(new Verdict.Admitted());
  }

  @Test
  void everyWrongPinDoublesTheWaitUpToFiveMinutes() {
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      assertThat(guard.judge(WRONG)).isEqualTo(new Verdict.Refused());
      assertThat(guard.judge(WRONG))
          .isInstanceOfSatisfying(Verdict.Closed.class, it -> waits.add(it.left()));
      loop.pass(waits.getLast());
    }
    assertThat(waits)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
  }

  /** Otherwise the wait would tell a guesser nothing, but would stop no guess. */
  @Test
  void theRightPinIsNotLookedAtDuringTheWaitAndStartsAnewAfterIt() {
    assertThat(guard.judge(WRONG)).isEqualTo(new Verdict.Refused());
    loop.pass(Duration.ofMillis(999));
    assertThat(guard.judge(RIGHT)).isInstanceOf(Verdict.Closed.class);
    loop.pass(Duration.ofMillis(1));
    assertThat(guard.judge(RIGHT)).isEqualTo(new Verdict.Admitted());
    assertThat(guard.judge(WRONG)).isEqualTo(new Verdict.Refused());
    assertThat(guard.judge(WRONG)).isEqualTo(new Verdict.Closed(Duration.ofSeconds(1)));
  }

  @Test
  void whoShowsNoPinIsRefusedAndDelaysNobody() {
    assertThat(guard.judge(Optional.empty())).isEqualTo(new Verdict.Refused());
    assertThat(guard.judge(RIGHT)).isEqualTo(new Verdict.Admitted());
  }
}
