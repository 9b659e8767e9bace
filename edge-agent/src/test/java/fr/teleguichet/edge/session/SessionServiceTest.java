package fr.teleguichet.edge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.SessionService.Writing;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.KioskRecord.Step;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionServiceTest {

  private static final ServiceId CAF = new ServiceId("caf");
  private static final SessionTap START = new SessionTap.Start();
  private static final SessionTap CHOOSE = new SessionTap.Choose(CAF);
  private static final SessionTap SATISFIED =
      new SessionTap.Answers(new SurveyAnswer.Satisfied(Satisfaction.SATISFIED));
  private static final SessionTap RECOMMENDS =
      new SessionTap.Answers(new SurveyAnswer.Recommends(Recommendation.YES));
  private static final SessionTap RESOLVED =
      new SessionTap.Answers(new SurveyAnswer.Resolved(Resolution.NO));
  private static final List<SessionTap> ALL_TAPS =
      List.of(
          START,
          CHOOSE,
          new SessionTap.End(),
          SATISFIED,
          RECOMMENDS,
          RESOLVED,
          new SessionTap.Skip(),
          new SessionTap.Leave(),
          new SessionTap.Stay(),
          new SessionTap.Close());

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final AtomicLong sessions = new AtomicLong();
  private final SessionService desk =
      new SessionService(
          new SessionService.World(
              loop,
              loop.clock(),
              logbook,
              new OpenInterviewNote(logbook, logbook),
              () -> new UUID(0, sessions.incrementAndGet()),
              CAF::equals),
          SessionTimeouts.STANDARD);

  @Test
  void aVisitFromChoiceToThanks() {
    choose();
    loop.pass(Duration.ofMinutes(12));
    tap(new SessionTap.End());
    tap(SATISFIED);
    tap(RECOMMENDS);
    tap(RESOLVED);

    assertThat(desk.session()).isEqualTo(new CitizenSession.Thanks());
    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(12), Outcome.HELD),
            new Survey(
                CAF,
                java.time.LocalDate.of(2026, 11, 23),
                Satisfaction.SATISFIED,
                Optional.of(Recommendation.YES),
                Optional.of(Resolution.NO)));
    loop.pass(SessionTimeouts.STANDARD.thanks());
    assertThat(desk.session()).isEqualTo(new CitizenSession.Idle());
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void whatDoesNotBelongToAStateChangesNothing(
      Consumer<SessionServiceTest> lead, Set<SessionTap> legal) {
    lead.accept(this);
    CitizenSession before = desk.session();
    int step = desk.step();
    List<KioskRecord> records = logbook.records();
    for (SessionTap tap : ALL_TAPS) {
      if (!legal.contains(tap)) {
        assertThat(desk.take(step, tap)).as("%s in %s", tap, before).isFalse();
        assertThat(desk.session()).isEqualTo(before);
        assertThat(desk.step()).isEqualTo(step);
        assertThat(logbook.records()).isEqualTo(records);
      }
    }
    assertThat(legal).isNotEmpty();
    assertThat(desk.take(step, legal.iterator().next())).isTrue();
  }

  static Stream<Arguments> illegal() {
    return Stream.of(
        state("idle", _ -> {}, START),
        state("home", it -> it.tap(START), CHOOSE, new SessionTap.Leave()),
        state("interview", SessionServiceTest::choose, new SessionTap.End()),
        state(
            "first question",
            SessionServiceTest::toQuestions,
            SATISFIED,
            new SessionTap.Skip(),
            new SessionTap.Leave()),
        state(
            "second question",
            it -> {
              it.toQuestions();
              it.tap(SATISFIED);
            },
            RECOMMENDS,
            new SessionTap.Skip(),
            new SessionTap.Leave()),
        state(
            "third question",
            it -> {
              it.toQuestions();
              it.tap(SATISFIED);
              it.tap(new SessionTap.Skip());
            },
            RESOLVED,
            new SessionTap.Skip(),
            new SessionTap.Leave()),
        state(
            "doubt",
            it -> {
              it.toQuestions();
              it.loop.pass(SessionTimeouts.STANDARD.question());
            },
            new SessionTap.Stay(),
            new SessionTap.Leave()),
        state(
            "thanks",
            it -> {
              it.toQuestions();
              it.tap(SATISFIED);
              it.tap(new SessionTap.Leave());
            },
            new SessionTap.Close()));
  }

  /** A double tap on "very satisfied" must not answer the next question too. */
  @Test
  void aTapThatSawAnEarlierStateIsNotTaken() {
    choose();
    loop.pass(Duration.ofMinutes(2));
    int seen = desk.step();
    assertThat(desk.take(seen, new SessionTap.End())).isTrue();
    assertThat(desk.take(seen, new SessionTap.Skip())).isFalse();
    assertThat(desk.session()).isInstanceOf(CitizenSession.Asking.class);
  }

  @Test
  void aServiceThatIsNotOfferedCanNotBeChosen() {
    tap(START);
    assertThat(desk.take(1, new SessionTap.Choose(new ServiceId("carsat")))).isFalse();
  }

  @Test
  void theStepsOfASessionBearOneNumberAndTheSurveyBearsNone() {
    toQuestions();
    tap(SATISFIED);
    tap(new SessionTap.Leave());
    desk.vacated();
    tap(START);
    tap(new SessionTap.Leave());

    var first = new UUID(0, 1);
    var second = new UUID(0, 2);
    assertThat(logbook.records().stream().filter(Visit.class::isInstance))
        .extracting(it -> ((Visit) it).session(), it -> ((Visit) it).step())
        .containsExactly(
            tuple(first, Step.TOUCHED),
            tuple(first, Step.CHOSE),
            tuple(first, Step.FINISHED),
            tuple(second, Step.TOUCHED),
            tuple(second, Step.LEFT));
  }

  @Test
  void theCallButtonBeginsASessionAndDoesNothingInOne() {
    desk.call();
    assertThat(desk.session()).isEqualTo(new CitizenSession.Home());
    tap(CHOOSE);
    desk.call();

    assertThat(desk.session()).isInstanceOf(CitizenSession.InInterview.class);
    assertThat(steps()).containsExactly(Step.CALLED, Step.CHOSE);
  }

  @Test
  void aTalkOfLessThanAMinuteEndsWithASentenceAndNotWithSilence() {
    choose();
    loop.pass(Duration.ofSeconds(30));
    tap(new SessionTap.End());

    assertThat(desk.session()).isEqualTo(new CitizenSession.TooShort());
    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofSeconds(30), Outcome.ABANDONED));
    loop.pass(SessionTimeouts.STANDARD.thanks());
    assertThat(desk.session()).isEqualTo(new CitizenSession.Idle());
    assertThat(steps()).containsExactly(Step.TOUCHED, Step.CHOSE, Step.FINISHED);
  }

  @Test
  void certainAbsenceEndsWhateverWasGoingOn() {
    choose();
    loop.pass(Duration.ofMinutes(3));
    desk.vacated();

    assertThat(desk.session()).isEqualTo(new CitizenSession.Idle());
    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(3), Outcome.ABANDONED));
    assertThat(steps()).containsExactly(Step.TOUCHED, Step.CHOSE, Step.ABANDONED);
    desk.vacated();
    assertThat(steps()).hasSize(3);
  }

  @Test
  void whoWaitsForAFreeKioskHasItAfterTheSession() {
    var free = new AtomicLong();
    desk.whenFree(free::incrementAndGet);
    assertThat(free).hasValue(1);

    tap(START);
    desk.whenFree(free::incrementAndGet);
    assertThat(desk.isOccupied()).isTrue();
    assertThat(free).hasValue(1);

    tap(new SessionTap.Leave());
    assertThat(desk.isOccupied()).isFalse();
    assertThat(free).hasValue(2);
  }

  @Test
  void whoTouchesAndWalksAwayLeavesTheScreenToTheNext() {
    tap(START);
    loop.pass(SessionTimeouts.STANDARD.home());
    assertThat(desk.session()).isInstanceOf(CitizenSession.Doubt.class);
    loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(desk.session()).isEqualTo(new CitizenSession.Idle());
    assertThat(steps()).containsExactly(Step.TOUCHED, Step.ABANDONED);
  }

  @Test
  void whoWalksAwayFromAQuestionIsAskedOnceThenForgotten() {
    toQuestions();
    tap(SATISFIED);
    loop.pass(SessionTimeouts.STANDARD.question());
    assertThat(desk.session()).isInstanceOf(CitizenSession.Doubt.class);
    loop.pass(SessionTimeouts.STANDARD.doubt());
    assertThat(desk.session()).isEqualTo(new CitizenSession.Idle());
    assertThat(results()).hasSize(2).last().isInstanceOf(Survey.class);
    assertThat(steps()).containsExactly(Step.TOUCHED, Step.CHOSE, Step.ABANDONED);
  }

  @Test
  void whoIsStillThereGoesOnWhereItWas() {
    toQuestions();
    loop.pass(SessionTimeouts.STANDARD.question());
    tap(new SessionTap.Stay());
    assertThat(desk.session())
        .isEqualTo(new CitizenSession.Asking(CAF, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE));
  }

  @Test
  void anInterviewIsNotDisturbedForAnHourAndAHalf() {
    choose();
    loop.pass(Duration.ofMinutes(89));
    assertThat(desk.session()).isInstanceOf(CitizenSession.InInterview.class);
    loop.pass(Duration.ofMinutes(1));
    tap(new SessionTap.Stay());
    loop.pass(Duration.ofMinutes(5));
    tap(new SessionTap.End());
    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(95), Outcome.HELD));
  }

  @Test
  void aRefusedRecordIsToldAndTheNextOneThatIsWrittenEndsIt() {
    choose();
    loop.pass(Duration.ofMinutes(2));
    logbook.fill();
    tap(new SessionTap.End());
    assertThat(desk.writing()).isEqualTo(Writing.REFUSED);
    logbook.empty();
    tap(SATISFIED);
    tap(new SessionTap.Leave());
    assertThat(desk.writing()).isEqualTo(Writing.WRITTEN);
    assertThat(results()).hasSize(1);
  }

  @Test
  void anInterviewThatAPowerCutEndedIsCountedOnceAsFailed() {
    choose();
    Instant lastAlive = VirtualLoop.START.plusSeconds(240);

    var next = new OpenInterviewNote(logbook, logbook);
    assertThat(next.takeUp(Optional.of(lastAlive)).succeeded()).isTrue();
    assertThat(next.takeUp(Optional.of(lastAlive)).succeeded()).isTrue();

    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(4), Outcome.FAILED));
  }

  @Test
  void anInterviewThatEndedIsNotTakenUpAgain() {
    toQuestions();
    assertThat(new OpenInterviewNote(logbook, logbook).takeUp(Optional.empty()).succeeded())
        .isTrue();
    assertThat(results()).hasSize(1);
  }

  @Test
  void aNoteOfAnInterviewThatCanNotBeReadIsPassedOver() {
    for (String note : List.of("", "caf", "caf yesterday", "CAF 2026-11-24T08:00:00Z", "a b c")) {
      var _ = logbook.put(OpenInterviewNote.NOTE, note);
      assertThat(new OpenInterviewNote(logbook, logbook).takeUp(Optional.empty()).succeeded())
          .isTrue();
    }
    assertThat(logbook.records()).isEmpty();
  }

  /** Whatever people do, each interview is one record and no survey stands without one before. */
  @Test
  void randomTapsAndPausesNeverMakeMoreSurveysThanInterviews() {
    var random = new Random(46);
    int chosen = 0;
    for (int i = 0; i < 20_000; i++) {
      SessionTap tap = ALL_TAPS.get(random.nextInt(ALL_TAPS.size()));
      int seen = desk.step() - (random.nextInt(10) == 0 ? 1 : 0);
      boolean taken = desk.take(seen, tap);
      chosen += taken && tap instanceof SessionTap.Choose ? 1 : 0;
      loop.pass(Duration.ofSeconds(random.nextInt(8) == 0 ? random.nextInt(7_000) : 3));
      long interviews = count(Interview.class);
      assertThat(count(Survey.class)).isLessThanOrEqualTo(interviews);
      boolean open =
          desk.session() instanceof CitizenSession.InInterview
              || desk.session() instanceof CitizenSession.Doubt(CitizenSession.InInterview _);
      assertThat(interviews).isEqualTo(chosen - (open ? 1 : 0));
      assertThat(logbook.note(OpenInterviewNote.NOTE).isEmpty()).isEqualTo(!open);
    }
    assertThat(count(Survey.class)).isPositive();
  }

  private long count(Class<? extends KioskRecord> type) {
    return logbook.records().stream().filter(type::isInstance).count();
  }

  private void choose() {
    tap(START);
    tap(CHOOSE);
  }

  /** What was written, but for the steps of the session. */
  private List<KioskRecord> results() {
    return logbook.records().stream().filter(it -> !(it instanceof Visit)).toList();
  }

  private List<Step> steps() {
    return logbook.records().stream()
        .filter(Visit.class::isInstance)
        .map(Visit.class::cast)
        .map(Visit::step)
        .toList();
  }

  private void toQuestions() {
    choose();
    loop.pass(Duration.ofMinutes(2));
    tap(new SessionTap.End());
  }

  private void tap(SessionTap tap) {
    assertThat(desk.take(desk.step(), tap)).as("%s in %s", tap, desk.session()).isTrue();
  }

  private static Arguments state(
      String name, Consumer<SessionServiceTest> lead, SessionTap... legal) {
    return argumentSet(name, lead, Set.of(legal));
  }
}
