package fr.teleguichet.edge.session;

import static fr.teleguichet.edge.session.SessionFixture.ABOUT;
import static fr.teleguichet.edge.session.SessionFixture.CAF;
import static fr.teleguichet.edge.session.SessionFixture.CHOOSE;
import static fr.teleguichet.edge.session.SessionFixture.CLOSE;
import static fr.teleguichet.edge.session.SessionFixture.END;
import static fr.teleguichet.edge.session.SessionFixture.LEAVE;
import static fr.teleguichet.edge.session.SessionFixture.PRESENT;
import static fr.teleguichet.edge.session.SessionFixture.SATISFIED;
import static fr.teleguichet.edge.session.SessionFixture.SKIP;
import static fr.teleguichet.edge.session.SessionFixture.START;
import static fr.teleguichet.edge.session.SessionFixture.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.SessionStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a session ends, it is noted as it was, and nobody is waited for afterwards. */
final class SessionEndingsTest {

  private final SessionFixture it = new SessionFixture();

  @Test
  void certainAbsenceTakesTheScreenBackFromEveryState() {
    it.tap(START);
    it.vacate();
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).containsExactly(SessionStep.TOUCHED, SessionStep.ABANDONED);

    it.tap(START);
    it.loop.pass(SessionTimeouts.STANDARD.home());
    it.vacate();
    assertThat(it.state()).as("from a doubt").isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).hasSize(4).endsWith(SessionStep.ABANDONED);

    it.toQuestions();
    it.tap(SATISFIED);
    it.tap(LEAVE);
    it.vacate();
    assertThat(it.state()).as("from the thanks").isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).hasSize(10).endsWith(SessionStep.FINISHED);

    it.connect();
    it.tap(END);
    it.vacate();
    assertThat(it.state()).as("from too short a talk").isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).hasSize(16).endsWith(SessionStep.FINISHED);
  }

  @Test
  void howASessionEndedIsNotedAsItWas() {
    it.tap(START);
    it.loop.pass(SessionTimeouts.STANDARD.home());
    it.tap(LEAVE);
    assertThat(it.steps()).containsExactly(SessionStep.TOUCHED, SessionStep.LEFT);
    it.toQuestions();
    it.tap(SKIP);
    assertThat(it.state()).as("who answers nothing").isEqualTo(new CitizenSession.Thanks(false));
    it.tap(CLOSE);
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps())
        .endsWith(
            SessionStep.CHOSE,
            SessionStep.AGREED,
            SessionStep.ANSWERED,
            SessionStep.CONNECTED,
            SessionStep.FINISHED);
    assertThat(it.visits())
        .extracting(Visit::service)
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(CAF),
            Optional.of(CAF),
            Optional.of(CAF),
            Optional.of(CAF),
            Optional.of(CAF));
  }

  @Test
  void theScreenWaitsForItsTimeToTheMillisecondAndForNobodyWhoIsGone() {
    it.tap(START);
    it.loop.pass(SessionTimeouts.STANDARD.home().minusMillis(1));
    assertThat(it.state()).isEqualTo(new CitizenSession.Home());
    it.loop.pass(Duration.ofMillis(1));
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
    it.tap(LEAVE);
    int step = it.step();
    it.loop.pass(Duration.ofDays(1));
    assertThat(it.step()).isEqualTo(step);
    assertThat(it.session.timeouts()).isEqualTo(SessionTimeouts.STANDARD);
  }

  @Test
  void whoTouchesOrListensIsNotAskedInTheMidstOfIt() {
    it.tap(START);
    int step = it.step();
    int told = it.told.size();
    for (int seconds = 0; seconds < 300; seconds += 50) {
      it.loop.pass(Duration.ofSeconds(50));
      assertThat(it.take(PRESENT)).as("it leads nowhere").isFalse();
    }
    assertThat(it.step()).isEqualTo(step);
    assertThat(it.told).hasSize(told);
    assertThat(it.steps()).hasSize(1);
    it.loop.pass(SessionTimeouts.STANDARD.home());
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
  }

  /** Demand that no call came of counts as what it is: no call, no wait, no interview. */
  @Test
  void whoAsksForAServiceOutOfReachIsCountedOnceInASessionForEachService() {
    it.session.hasUnreached(SessionFixture.CAF::equals);
    assertThat(it.take(ABOUT)).as("nobody has begun").isFalse();
    it.tap(START);
    int step = it.step();
    it.loop.pass(Duration.ofSeconds(5));
    assertThat(it.take(ABOUT)).as("it leads nowhere").isFalse();
    assertThat(it.take(ABOUT)).isFalse();
    assertThat(it.take(new SessionTap.About(SessionFixture.CARSAT))).as("only closed").isFalse();
    assertThat(it.step()).isEqualTo(step);
    Instant asked = it.loop.clock().instant();
    assertThat(it.results())
        .containsExactly(new Interview(CAF, asked, Duration.ZERO, Outcome.UNREACHED));

    it.session.hasUnreached(_ -> true);
    var _ = it.take(new SessionTap.About(SessionFixture.CARSAT));
    assertThat(it.unreached()).isEqualTo(2);
    it.loop.pass(SessionTimeouts.STANDARD.home().minusMillis(1));
    assertThat(it.state()).as("who reads is there").isEqualTo(new CitizenSession.Home());
    it.loop.pass(Duration.ofMillis(1));
    assertThat(it.take(ABOUT)).as("an answer to another question").isFalse();
    it.tap(LEAVE);
    it.tap(START);
    var _ = it.take(ABOUT);
    assertThat(it.unreached()).as("another citizen").isEqualTo(3);
    assertThat(
            it.session.take(
                new SessionEvent.Tapped(
                    it.step() - 1, new SessionTap.About(SessionFixture.CARSAT))))
        .isFalse();
    assertThat(it.unreached()).as("a page that is late").isEqualTo(3);
  }

  /** A sound that never ends, or a program that says so for ever. */
  @Test
  void whatSaysForEverThatSomebodyIsThereIsAskedAtLastAndHoldsNoDoubt() {
    it.tap(START);
    hold(SessionTimeouts.STANDARD.held().plus(SessionTimeouts.STANDARD.home()));
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
    hold(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());

    it.toTooShort();
    hold(SessionTimeouts.STANDARD.held().plus(SessionTimeouts.STANDARD.thanks()));
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());

    it.await();
    hold(SessionTimeouts.STANDARD.held());
    assertThat(it.state()).isInstanceOf(CitizenSession.Waiting.class);
    hold(SessionTimeouts.STANDARD.patience().minus(SessionTimeouts.STANDARD.held()));
    assertThat(it.state()).isInstanceOf(CitizenSession.NoAnswer.class);
    var _ = it.take(PRESENT);
    it.presence.publish(new PresenceEvent.CertainAbsence());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
  }

  /** At ten minutes to the second a touch holds the screen no more. */
  @Test
  void aScreenIsHeldForTenMinutesAndNotFromThenOn() {
    Duration step = Duration.ofSeconds(50);
    it.tap(START);
    hold(SessionTimeouts.STANDARD.held(), step);
    Duration left = SessionTimeouts.STANDARD.home().minus(step);
    it.loop.pass(left.minusMillis(1));
    assertThat(it.state()).isEqualTo(new CitizenSession.Home());
    it.loop.pass(Duration.ofMillis(1));
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
  }

  /** A call has its own time, which no touch makes longer. */
  @Test
  void whatIsTouchedInACallMakesItNoLonger() {
    it.connect();
    hold(Duration.ofMinutes(5), Duration.ofSeconds(50));
    it.loop.pass(SessionTimeouts.STANDARD.interview().minus(Duration.ofMinutes(5)));
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
  }

  @Test
  void whoWaitsForSomebodyOfThePlaceIsNeitherAskedNorSentAway() {
    var isComing = new AtomicBoolean();
    it.session.awaitsCompanyWhile(isComing::get);
    it.tap(START);
    it.loop.pass(SessionTimeouts.STANDARD.home());
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);

    isComing.set(true);
    it.loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).as("no doubt any more").isEqualTo(new CitizenSession.Home());
    int step = it.step();
    it.loop.pass(Duration.ofMinutes(20));
    assertThat(it.step()).as("nobody is asked").isEqualTo(step);

    isComing.set(false);
    it.loop.pass(SessionTimeouts.STANDARD.home());
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
    it.loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
  }

  @Test
  void aCallEndsInItsTimeThoughSomebodyOfThePlaceIsComing() {
    it.session.awaitsCompanyWhile(() -> true);
    it.answer();
    it.loop.pass(SessionTimeouts.STANDARD.connecting());
    assertThat(it.state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.FAILED));
  }

  private void hold(Duration time) {
    hold(time, Duration.ofSeconds(5));
  }

  private void hold(Duration time, Duration step) {
    for (Duration held = Duration.ZERO; held.compareTo(time) < 0; held = held.plus(step)) {
      it.loop.pass(step);
      var _ = it.take(PRESENT);
    }
  }

  @Test
  void thatSomebodyWasAtAnEarlierScreenKeepsNoLaterOne() {
    it.tap(START);
    int seen = it.step();
    it.tap(CHOOSE);
    it.loop.pass(SessionTimeouts.STANDARD.reading().minusSeconds(1));
    assertThat(it.session.take(new SessionEvent.Tapped(seen, PRESENT))).isFalse();
    it.loop.pass(Duration.ofSeconds(1));
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
  }

  /** Each place is told, and told aloud too. */
  @Test
  void theLastScreensStayTwiceAsLongWherePapersMayHaveBeenForgotten() {
    it.session.leavesPapersWhile(() -> true);
    it.toTooShort();
    it.loop.pass(SessionTimeouts.STANDARD.papers().minusMillis(1));
    assertThat(it.state()).isEqualTo(new CitizenSession.TooShort());
    it.loop.pass(Duration.ofMillis(1));
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());

    it.toQuestions();
    it.tap(SATISFIED);
    it.tap(LEAVE);
    it.loop.pass(SessionTimeouts.STANDARD.papers().minusMillis(1));
    assertThat(it.state()).isEqualTo(new CitizenSession.Thanks(true));
    it.vacate();
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
  }

  /** What they want is to go, and not to lose a paper. */
  @ParameterizedTest
  @MethodSource
  void whoQuitsIsToldOfPapersFirstAndHasLeftAllTheSame(Consumer<SessionFixture> lead) {
    it.session.leavesPapersWhile(() -> true);
    lead.accept(it);
    int results = it.results().size();
    boolean isAttempt = it.state() instanceof CitizenSession.Unanswered;

    it.tap(LEAVE);

    assertThat(it.state()).isEqualTo(new CitizenSession.Thanks(false));
    assertThat(it.results()).as("its record is written").hasSize(results + (isAttempt ? 1 : 0));
    it.loop.pass(SessionTimeouts.STANDARD.papers().minusMillis(1));
    assertThat(it.state()).isEqualTo(new CitizenSession.Thanks(false));
    it.tap(CLOSE);
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).endsWith(SessionStep.LEFT).containsOnlyOnce(SessionStep.LEFT);
    assertThat(it.steps()).doesNotContain(SessionStep.FINISHED);
  }

  static Stream<Consumer<SessionFixture>> whoQuitsIsToldOfPapersFirstAndHasLeftAllTheSame() {
    return Stream.of(
        it -> it.tap(START),
        SessionFixture::choose,
        SessionFixture::check,
        SessionFixture::await,
        SessionFixture::answer,
        SessionFixture::toQuestions,
        it -> {
          it.tap(START);
          it.loop.pass(SessionTimeouts.STANDARD.home());
        });
  }

  @Test
  void whoeverIsGoneIsToldNothing() {
    it.session.leavesPapersWhile(() -> true);
    it.await();
    it.vacate();
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
  }

  @Test
  void whoeverSubscribesHearsOfEachChangeOnce() {
    List<CitizenSession> heard = new ArrayList<>();
    it.tap(START);
    it.session.subscribe(snapshot -> heard.add(snapshot.state()));
    heard.clear();
    it.tap(LEAVE);
    assertThat(heard).containsExactly(new CitizenSession.Idle());
    assertThat(it.take(STAY)).isFalse();
    assertThat(heard).hasSize(1);
  }

  @Test
  void whoWaitedForAFreeKioskHasItOnce() {
    var free = new AtomicLong();
    it.tap(START);
    it.session.whenFree(free::incrementAndGet);
    it.tap(LEAVE);
    it.tap(START);
    it.tap(LEAVE);
    assertThat(free).hasValue(1);
  }
}
