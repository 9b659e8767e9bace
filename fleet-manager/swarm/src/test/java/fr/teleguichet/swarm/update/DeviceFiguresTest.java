package fr.teleguichet.swarm.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Answers are counted within the time that counts; what goes wrong, at any time. */
final class DeviceFiguresTest {

  private final DeviceFigures figures = new DeviceFigures();

  @Test
  void answersWhileWarmingUpAndAfterwardsAreNotCounted() {
    figures.answered(200);
    figures.count(true);
    figures.answered(200);
    figures.answered(200);
    figures.count(false);
    figures.answered(200);

    assertThat(figures.kinds()).containsExactly(java.util.Map.entry("status 200", 2L));
  }

  @Test
  void aFaultIsToldEvenWhileWarmingUpButNotOnceAllHangUp() {
    figures.broken("reset");
    figures.closed();
    figures.end();
    figures.broken("reset");
    figures.closed();

    assertThat(figures.kinds())
        .containsEntry("reset", 1L)
        .containsEntry("closed by the server", 1L);
  }

  @Test
  void kindsAreBoundedAndThoseThatAreKnownGoOn() {
    for (int i = 0; i < 30; i++) {
      figures.broken("cause " + i);
    }
    figures.broken("cause 0");

    assertThat(figures.kinds()).hasSize(20).containsEntry("cause 0", 2L);
  }

  @Test
  void pollingWasGoodOnlyWhereEveryKioskGotThroughAndEveryAnswerWasWell() {
    figures.count(true);
    figures.connected();
    assertThat(PollRun.isGood(figures, 1)).as("no answer").isFalse();
    figures.answered(200);
    assertThat(PollRun.isGood(figures, 1)).isTrue();
    assertThat(PollRun.isGood(figures, 2)).as("one kiosk is missing").isFalse();
    figures.answered(429);
    assertThat(PollRun.isGood(figures, 1)).isFalse();
  }
}
