package fr.teleguichet.edge.session;

import static fr.teleguichet.edge.session.SessionFixture.AGREE;
import static fr.teleguichet.edge.session.SessionFixture.BACK;
import static fr.teleguichet.edge.session.SessionFixture.CAF;
import static fr.teleguichet.edge.session.SessionFixture.CHOOSE;
import static fr.teleguichet.edge.session.SessionFixture.CLOSE;
import static fr.teleguichet.edge.session.SessionFixture.END;
import static fr.teleguichet.edge.session.SessionFixture.LEAVE;
import static fr.teleguichet.edge.session.SessionFixture.OTHERWISE;
import static fr.teleguichet.edge.session.SessionFixture.READY;
import static fr.teleguichet.edge.session.SessionFixture.RECOMMENDS;
import static fr.teleguichet.edge.session.SessionFixture.REFERRED;
import static fr.teleguichet.edge.session.SessionFixture.RESOLVED;
import static fr.teleguichet.edge.session.SessionFixture.SATISFIED;
import static fr.teleguichet.edge.session.SessionFixture.SKIP;
import static fr.teleguichet.edge.session.SessionFixture.START;
import static fr.teleguichet.edge.session.SessionFixture.STAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.SessionSnapshot.Writing;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.journal.SessionStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionServiceTest {

  private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

  private final SessionFixture it = new SessionFixture();

  @Test
  void aVisitFromChoiceToThanks() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(12));
    it.tap(END);
    it.tap(SATISFIED);
    it.tap(RECOMMENDS);
    it.tap(RESOLVED);
    it.tap(OTHERWISE);
    it.tap(REFERRED);

    assertThat(it.state()).isEqualTo(new CitizenSession.Thanks(true));
    assertThat(it.results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(12), Outcome.HELD, AT_ONCE),
            new Survey(
                CAF,
                java.time.LocalDate.of(2026, 11, 23),
                Satisfaction.SATISFIED,
                Optional.of(Recommendation.YES),
                Optional.of(Resolution.NO),
                Optional.of(Alternative.GIVEN_UP),
                Optional.of(ReferralSource.TOWN_HALL)));
    it.loop.pass(SessionTimeouts.STANDARD.thanks());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
  }

  /** A double tap on "very satisfied" must not answer the next question too. */
  @Test
  void aTapThatSawAnEarlierStateIsNotTaken() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(2));
    int seen = it.step();
    assertThat(it.session.take(new SessionEvent.Tapped(seen, END))).isTrue();
    assertThat(it.session.take(new SessionEvent.Tapped(seen, SKIP))).isFalse();
    assertThat(it.state()).isInstanceOf(SurveyInProgress.class);
  }

  @Test
  void aServiceThatIsNotOfferedCanNotBeChosen() {
    it.tap(START);
    assertThat(it.take(new SessionTap.Choose(new ServiceCode("msa")))).isFalse();
  }

  @Test
  void aClosedKioskBeginsNoSessionAndEndsNone() {
    it.admission.isOpen = false;
    assertThat(it.take(START)).isFalse();
    it.call();
    assertThat(it.session.isOccupied()).isFalse();

    it.admission.isOpen = true;
    it.tap(START);
    it.admission.isOpen = false;
    it.tap(CHOOSE);
    assertThat(it.state()).isInstanceOf(CitizenSession.Agreement.class);
  }

  /** An appointment leads to its service only where a touch would. */
  @Test
  void aServiceIsAdmittedWhereItIsOfferedAndASessionMayBeginOrHasBegun() {
    var other = new ServiceCode("msa");
    assertThat(it.session.admits(CAF)).isTrue();
    assertThat(it.session.admits(other)).isFalse();

    it.admission.isOpen = false;
    assertThat(it.session.admits(CAF)).as("closed").isFalse();

    it.admission.isOpen = true;
    it.tap(START);
    it.admission.isOpen = false;
    assertThat(it.session.admits(CAF)).as("in a session").isTrue();
    assertThat(it.session.admits(other)).isFalse();
  }

  @Test
  void theStepsOfASessionBearOneNumberAndTheSurveyBearsNone() {
    it.toQuestions();
    it.tap(SATISFIED);
    it.tap(LEAVE);
    it.vacate();
    it.tap(START);
    it.tap(LEAVE);

    var first = new UUID(0, 1);
    var second = new UUID(0, 2);
    assertThat(it.visits())
        .extracting(Visit::session, Visit::step)
        .containsExactly(
            tuple(first, SessionStep.TOUCHED),
            tuple(first, SessionStep.CHOSE),
            tuple(first, SessionStep.AGREED),
            tuple(first, SessionStep.ANSWERED),
            tuple(first, SessionStep.CONNECTED),
            tuple(first, SessionStep.FINISHED),
            tuple(second, SessionStep.TOUCHED),
            tuple(second, SessionStep.LEFT));
  }

  @Test
  void theCallButtonBeginsASessionAndDoesNothingInOne() {
    it.call();
    assertThat(it.state()).isEqualTo(new CitizenSession.Home());
    it.tap(CHOOSE);
    it.call();

    assertThat(it.state()).isInstanceOf(CitizenSession.Agreement.class);
    assertThat(it.steps()).containsExactly(SessionStep.CALLED, SessionStep.CHOSE);
  }

  @Test
  void aTalkOfLessThanAMinuteEndsWithASentenceAndNotWithSilence() {
    it.toTooShort();

    assertThat(it.state()).isEqualTo(new CitizenSession.TooShort());
    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF, VirtualLoop.START, Duration.ofSeconds(30), Outcome.ABANDONED, AT_ONCE));
    it.loop.pass(SessionTimeouts.STANDARD.thanks());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps())
        .endsWith(SessionStep.ANSWERED, SessionStep.CONNECTED, SessionStep.FINISHED);
  }

  @Test
  void certainAbsenceEndsWhateverWasGoingOn() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(3));
    it.vacate();

    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(3), Outcome.HELD, AT_ONCE));
    assertThat(it.steps()).endsWith(SessionStep.CONNECTED, SessionStep.ABANDONED);
    it.vacate();
    assertThat(it.steps()).hasSize(6);
  }

  @Test
  void onlyCertainAbsenceIsAnEventOfPresenceThatEndsASession() {
    it.connect();
    for (PresenceEvent event :
        List.of(
            new PresenceEvent.Dim(),
            new PresenceEvent.Passer(),
            new PresenceEvent.Visit(),
            new PresenceEvent.Wake(Set.of()))) {
      it.presence.publish(event);
      assertThat(it.state()).as(event.toString()).isInstanceOf(CitizenSession.Connected.class);
    }
    it.presence.publish(new PresenceEvent.CertainAbsence());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).endsWith(SessionStep.ABANDONED);
  }

  @Test
  void whoWaitsForAFreeKioskHasItAfterTheSession() {
    var free = new AtomicLong();
    it.session.whenFree(free::incrementAndGet);
    assertThat(free).hasValue(1);

    it.tap(START);
    it.session.whenFree(free::incrementAndGet);
    assertThat(it.session.isOccupied()).isTrue();
    assertThat(free).hasValue(1);

    it.tap(LEAVE);
    assertThat(it.session.isOccupied()).isFalse();
    assertThat(free).hasValue(2);
  }

  @Test
  void whoTouchesAndWalksAwayLeavesTheScreenToTheNext() {
    it.tap(START);
    it.loop.pass(SessionTimeouts.STANDARD.home());
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
    it.loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).containsExactly(SessionStep.TOUCHED, SessionStep.ABANDONED);
  }

  @Test
  void whoWalksAwayFromAQuestionIsAskedOnceThenForgotten() {
    it.toQuestions();
    it.tap(SATISFIED);
    it.loop.pass(SessionTimeouts.STANDARD.question());
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
    it.loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.results()).hasSize(2).last().isInstanceOf(Survey.class);
    assertThat(it.steps()).endsWith(SessionStep.CONNECTED, SessionStep.ABANDONED);
  }

  @Test
  void whoIsStillThereGoesOnWhereItWas() {
    it.toQuestions();
    it.loop.pass(SessionTimeouts.STANDARD.question());
    it.tap(STAY);
    assertThat(it.state())
        .isEqualTo(new SurveyInProgress(CAF, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE));
  }

  /** In a call nobody is asked whether somebody is still there: two people are. */
  @Test
  void anInterviewIsNotDisturbedHoweverLongItIsButTheKioskIsFreeAtLast() {
    it.connect();
    int step = it.step();
    it.loop.pass(Duration.ofMinutes(95));
    assertThat(it.step()).isEqualTo(step);
    it.tap(END);
    assertThat(it.results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(95), Outcome.HELD, AT_ONCE));
    it.tap(SKIP);
    it.tap(CLOSE);

    it.connect();
    it.loop.pass(SessionTimeouts.STANDARD.interview());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
  }

  /** Nobody was called: it is neither a wait nor an attempt, and the way to another is open. */
  @Test
  void theTimeOfTheCheckIsNoWaitAndWhoeverLeavesThereHasCalledNobody() {
    it.check();
    it.loop.pass(Duration.ofSeconds(100));
    it.tap(BACK);
    assertThat(it.results()).isEmpty();

    it.tap(CHOOSE);
    it.tap(AGREE);
    it.loop.pass(Duration.ofSeconds(100));
    it.tap(READY);
    it.loop.pass(Duration.ofSeconds(5));
    it.tap(LEAVE);
    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF,
                VirtualLoop.START.plusSeconds(200),
                Duration.ZERO,
                Outcome.ABANDONED,
                Optional.of(Duration.ofSeconds(5))));
    assertThat(it.steps())
        .containsExactly(
            SessionStep.TOUCHED,
            SessionStep.CHOSE,
            SessionStep.CHOSE,
            SessionStep.AGREED,
            SessionStep.LEFT);
  }

  @Test
  void whoDoesNotGoOnFromTheCheckIsAskedAndGoesOnThere() {
    it.check();
    it.loop.pass(SessionTimeouts.STANDARD.checking());
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
    it.tap(STAY);
    assertThat(it.state()).isInstanceOf(CitizenSession.Checking.class);
    it.loop.pass(SessionTimeouts.STANDARD.checking());
    it.loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.results()).isEmpty();
  }

  /** Whoever waits is asked, and is neither sent away unasked nor asked in vain. */
  @Test
  void whoWaitsIsAskedNowAndThenAndGetsTheAdviserAllTheSame() {
    it.await();
    it.loop.pass(SessionTimeouts.STANDARD.waiting());
    assertThat(it.state()).isInstanceOf(CitizenSession.Doubt.class);
    it.tap(STAY);
    assertThat(it.state()).isInstanceOf(CitizenSession.Waiting.class);
    it.loop.pass(SessionTimeouts.STANDARD.waiting());
    it.call(new SessionEvent.CallAnswered());
    it.call(new SessionEvent.CallConnected());
    assertThat(it.state())
        .isEqualTo(
            new CitizenSession.Connected(
                CAF,
                new ClockReading(it.loop.clock().instant(), it.loop.uptime()),
                SessionTimeouts.STANDARD.waiting().multipliedBy(2),
                KioskRecord.Interview.STANDARD_MINIMUM));
  }

  /** It may change between two citizens. */
  @Test
  void whatCountsAsAnInterviewIsAskedWhenTheTalkBegins() {
    it.minimumInterview = Duration.ofSeconds(90);
    it.connect();
    it.loop.pass(Duration.ofSeconds(89));
    it.tap(END);

    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF, VirtualLoop.START, Duration.ofSeconds(89), Outcome.ABANDONED, AT_ONCE));
  }

  @Test
  void whoIsGoneFromAWaitHasAbandonedIt() {
    it.await();
    it.loop.pass(SessionTimeouts.STANDARD.waiting());
    it.loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF,
                VirtualLoop.START,
                Duration.ZERO,
                Outcome.ABANDONED,
                Optional.of(Duration.ofSeconds(210))));
    assertThat(it.steps()).endsWith(SessionStep.AGREED, SessionStep.ABANDONED);
  }

  @Test
  void nobodyWaitsLongerThanThePatienceOfTheKiosk() {
    it.await();
    Duration patience = SessionTimeouts.STANDARD.patience();
    while (it.loop.uptime().compareTo(patience) < 0) {
      it.loop.pass(Duration.ofMinutes(1));
      var _ = it.take(STAY);
    }
    assertThat(it.state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.UNANSWERED));
    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF, VirtualLoop.START, Duration.ZERO, Outcome.UNANSWERED, Optional.of(patience)));
    it.loop.pass(SessionTimeouts.STANDARD.reading());
    assertThat(it.state()).as("a number may be copied").isInstanceOf(CitizenSession.Doubt.class);
    it.tap(STAY);
    assertThat(it.state()).isInstanceOf(CitizenSession.NoAnswer.class);
    it.loop.pass(SessionTimeouts.STANDARD.reading());
    it.loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(it.state()).isEqualTo(new CitizenSession.Idle());
    assertThat(it.steps()).endsWith(SessionStep.AGREED, SessionStep.FINISHED);
  }

  /** Language and letters are the session's, so the next call is one of the same. */
  @Test
  void whoWasNotAnsweredOrSpokeTooShortlySeesTheServicesAgainInTheSameSession() {
    it.toNoAnswer();
    it.tap(BACK);
    assertThat(it.state()).isEqualTo(new CitizenSession.Home());
    it.tap(LEAVE);
    it.toTooShort();
    it.tap(BACK);
    assertThat(it.state()).isEqualTo(new CitizenSession.Home());
    it.tap(CHOOSE);
    it.tap(AGREE);
    it.tap(READY);
    it.vacate();
    assertThat(it.visits()).extracting(Visit::session).endsWith(new UUID(0, 2));
    assertThat(it.steps())
        .endsWith(
            SessionStep.CONNECTED, SessionStep.CHOSE, SessionStep.AGREED, SessionStep.ABANDONED);
    assertThat(it.results()).hasSize(3);
  }

  @Test
  void anAdviserWithoutAPictureIsAFaultAfterAWhile() {
    it.answer();
    it.loop.pass(SessionTimeouts.STANDARD.connecting());
    assertThat(it.state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.FAILED));
    assertThat(it.results())
        .extracting(record -> ((Interview) record).outcome())
        .containsExactly(Outcome.FAILED);
  }

  @Test
  void whoGoesBackToTheServicesCanCallAnotherInTheSameSession() {
    it.await();
    it.tap(BACK);
    it.tap(CHOOSE);
    it.tap(AGREE);
    it.tap(READY);
    it.tap(LEAVE);
    assertThat(it.results()).hasSize(2);
    assertThat(it.visits()).extracting(Visit::session).containsOnly(new UUID(0, 1));
    assertThat(it.steps())
        .containsExactly(
            SessionStep.TOUCHED,
            SessionStep.CHOSE,
            SessionStep.AGREED,
            SessionStep.CHOSE,
            SessionStep.AGREED,
            SessionStep.LEFT);
  }

  @Test
  void aRefusedRecordIsToldAndTheNextOneThatIsWrittenEndsIt() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(2));
    it.logbook.fill();
    it.tap(END);
    assertThat(it.session.snapshot().writing()).isEqualTo(Writing.REFUSED);
    it.logbook.empty();
    it.tap(SATISFIED);
    it.tap(LEAVE);
    assertThat(it.session.snapshot().writing()).isEqualTo(Writing.WRITTEN);
    assertThat(it.results()).hasSize(1);
  }

  /** A disk may be slow, and whoever shows the session waits for nothing. */
  @Test
  void whatBecameOfARecordIsToldOnceItIsKnown() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(2));
    it.logbook.hold();
    it.tap(END);
    assertThat(it.told.getLast().writing()).isNotEqualTo(Writing.WRITTEN);
    int told = it.told.size();

    it.logbook.release();

    assertThat(it.told).hasSize(told + 1);
    assertThat(it.told.getLast().writing()).isEqualTo(Writing.WRITTEN);
    assertThat(it.told.getLast()).isEqualTo(it.session.snapshot());
    assertThat(it.state()).isInstanceOf(SurveyInProgress.class);
  }

  @Test
  void whoeverCallsFromAnotherThreadIsTold() {
    List<ThrowingCallable> calls =
        List.of(
            it.session::snapshot,
            () -> it.session.whenFree(() -> {}),
            () -> it.session.take(new SessionEvent.HelpAsked()));

    it.loop.outside(
        () ->
            assertThat(calls)
                .allSatisfy(
                    call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class)));
  }
}
