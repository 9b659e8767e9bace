package fr.teleguichet.fleet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.desk.DeskHeartbeatMonitor.Heard;
import fr.teleguichet.fleet.desk.DeskHeartbeatMonitor.Left;
import fr.teleguichet.fleet.desk.DeskHeartbeatMonitor.Talk;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DeskHeartbeatMonitorTest {
  private static final long ANNE = 1;
  private static final UUID CALL = new UUID(1, 1);
  private static final UUID WINDOW = new UUID(2, 1);
  private static final UUID OTHER = new UUID(2, 2);
  private static final Optional<Talk> TALK = Optional.of(new Talk(CALL, 7, true));
  private static final Left LEFT = new Left(ANNE, CALL, true);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-12-01T09:00:00Z"));
  private final DeskHeartbeatMonitor heartbeats = new DeskHeartbeatMonitor(clock);

  /** As the program does it: each second. */
  private DeskHeartbeatMonitor.Silent pass(Duration time) {
    Set<UUID> windows = new HashSet<>();
    List<Left> talks = new ArrayList<>();
    for (long second = 0; second < time.toSeconds(); second++) {
      clock.advance(Duration.ofSeconds(1));
      DeskHeartbeatMonitor.Silent silent = heartbeats.sweep();
      windows.addAll(silent.windows());
      talks.addAll(silent.talks());
    }
    return new DeskHeartbeatMonitor.Silent(windows, talks);
  }

  @Test
  void aTalkIsLeftOnceItsWindowIsSilentAndIsToldOnce() {
    heartbeats.take(ANNE, CALL, 7);
    assertThat(heartbeats.hear(ANNE, WINDOW, TALK)).isEqualTo(Heard.NOTHING);

    assertThat(pass(DeskHeartbeatMonitor.TALK_SILENCE.minusSeconds(1)).talks()).isEmpty();
    assertThat(heartbeats.isLeft(ANNE, CALL)).isFalse();
    assertThat(pass(Duration.ofSeconds(10)).talks()).containsExactly(LEFT);
    assertThat(heartbeats.isLeft(ANNE, CALL)).isTrue();
  }

  @Test
  void whatAnotherWindowSaysKeepsNoTalk() {
    var _ = heartbeats.hear(ANNE, WINDOW, TALK);
    var _ = pass(Duration.ofSeconds(8));

    assertThat(heartbeats.hear(ANNE, OTHER, Optional.empty())).isEqualTo(Heard.NOTHING);

    assertThat(pass(Duration.ofSeconds(4)).talks()).containsExactly(LEFT);
  }

  @Test
  void aWindowThatIsHeardAgainHasItsTalkAgain() {
    var _ = heartbeats.hear(ANNE, WINDOW, TALK);
    var _ = pass(DeskHeartbeatMonitor.TALK_SILENCE);

    assertThat(heartbeats.hear(ANNE, WINDOW, TALK)).isEqualTo(Heard.RETURNED);

    assertThat(heartbeats.isLeft(ANNE, CALL)).isFalse();
    assertThat(heartbeats.hear(ANNE, WINDOW, TALK)).isEqualTo(Heard.NOTHING);
    assertThat(pass(DeskHeartbeatMonitor.TALK_SILENCE).talks()).containsExactly(LEFT);
  }

  @Test
  void whoseTalkAnotherWindowTookMeanwhileIsToldAndKeepsNothing() {
    var _ = heartbeats.hear(ANNE, WINDOW, TALK);
    var _ = pass(DeskHeartbeatMonitor.TALK_SILENCE);
    heartbeats.take(ANNE, CALL, 8);
    assertThat(heartbeats.isLeft(ANNE, CALL)).isFalse();
    var _ = heartbeats.hear(ANNE, OTHER, Optional.of(new Talk(CALL, 8, false)));

    var _ = pass(Duration.ofSeconds(8));
    assertThat(heartbeats.hear(ANNE, WINDOW, TALK)).isEqualTo(Heard.MOVED);

    assertThat(pass(Duration.ofSeconds(4)).talks()).containsExactly(new Left(ANNE, CALL, false));
  }

  @Test
  void aPageOfAnOlderVersionIsNotMissed() {
    heartbeats.take(ANNE, CALL, 7);

    DeskHeartbeatMonitor.Silent silent = pass(Duration.ofMinutes(5));

    assertThat(silent.talks()).isEmpty();
    assertThat(silent.windows()).isEmpty();
  }

  @Test
  void aPageThatIsLoadedAgainHasSecondsToBeBack() {
    var _ = heartbeats.hear(ANNE, WINDOW, TALK);
    heartbeats.leave(ANNE, new Talk(CALL, 7, false));

    assertThat(pass(DeskHeartbeatMonitor.RELOAD.minusSeconds(1)).talks()).isEmpty();
    assertThat(pass(Duration.ofSeconds(1)).talks()).containsExactly(new Left(ANNE, CALL, false));
  }

  @Test
  void aPageOfBeforeDoesNotLeaveTheTalkOfTheNext() {
    var _ = heartbeats.hear(ANNE, OTHER, Optional.of(new Talk(CALL, 8, false)));

    heartbeats.leave(ANNE, TALK.orElseThrow());

    assertThat(pass(DeskHeartbeatMonitor.TALK_SILENCE.minusSeconds(1)).talks()).isEmpty();
  }

  @Test
  void aWindowIsGoneAfterHalfAMinuteOfSilence() {
    var _ = heartbeats.hear(ANNE, WINDOW, Optional.empty());
    var _ = heartbeats.hear(ANNE, OTHER, Optional.empty());
    heartbeats.forget(OTHER);

    assertThat(pass(DeskHeartbeatMonitor.WINDOW_SILENCE.minusSeconds(1)).windows()).isEmpty();
    assertThat(pass(Duration.ofSeconds(10)).windows()).containsExactly(WINDOW);
  }

  @Test
  void nobodyIsMissedByAProgramThatStoodStill() {
    var _ = heartbeats.hear(ANNE, WINDOW, TALK);
    var _ = pass(Duration.ofSeconds(1));

    clock.advance(Duration.ofMinutes(1));

    assertThat(heartbeats.sweep().talks()).isEmpty();
    assertThat(pass(DeskHeartbeatMonitor.TALK_SILENCE.minusSeconds(2)).windows()).isEmpty();
    assertThat(pass(Duration.ofSeconds(1)).talks()).containsExactly(LEFT);
  }

  @Test
  void aTalkThatIsOverIsLeftByNobody() {
    var _ = heartbeats.hear(ANNE, WINDOW, TALK);

    heartbeats.end(ANNE);

    assertThat(pass(DeskHeartbeatMonitor.TALK_SILENCE).talks()).isEmpty();
    assertThat(heartbeats.isLeft(ANNE, CALL)).isFalse();
  }
}
