package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.screen.SessionDesk.Writing;
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

class SessionDeskTest {

  private static final ServiceId CAF = new ServiceId("caf");
  private static final Tap START = new Tap.Start();
  private static final Tap CHOOSE = new Tap.Choose(CAF);
  private static final Tap SATISFIED =
      new Tap.Answers(new Answer.Satisfied(Satisfaction.SATISFIED));
  private static final Tap RECOMMENDS = new Tap.Answers(new Answer.Recommends(Recommendation.YES));
  private static final Tap RESOLVED = new Tap.Answers(new Answer.Resolved(Resolution.NO));
  private static final List<Tap> ALL_TAPS =
      List.of(
          START,
          CHOOSE,
          new Tap.End(),
          SATISFIED,
          RECOMMENDS,
          RESOLVED,
          new Tap.Skip(),
          new Tap.Leave(),
          new Tap.Stay(),
          new Tap.Close());

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final AtomicLong sessions = new AtomicLong();
  private final SessionDesk desk =
      new SessionDesk(
          new SessionDesk.World(
              loop,
              loop.clock(),
              logbook,
              new OpenInterview(logbook, logbook),
              () -> new UUID(0, sessions.incrementAndGet()),
              CAF::equals),
          Patience.STANDARD);

  @Test
  void aVisitFromChoiceToThanks() {
    choose();
    loop.pass(Duration.ofMinutes(12));
    tap(new Tap.End());
    tap(SATISFIED);
    tap(RECOMMENDS);
    tap(RESOLVED);

    assertThat(desk.session()).isEqualTo(new Session.Thanks());
    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(12), Outcome.HELD),
            new Survey(
                CAF,
                java.time.LocalDate.of(2026, 11, 23),
                Satisfaction.SATISFIED,
                Optional.of(Recommendation.YES),
                Optional.of(Resolution.NO)));
    loop.pass(Patience.STANDARD.thanks());
    assertThat(desk.session()).isEqualTo(new Session.Idle());
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void whatDoesNotBelongToAStateChangesNothing(Consumer<SessionDeskTest> lead, Set<Tap> legal) {
    lead.accept(this);
    Session before = desk.session();
    int step = desk.step();
    List<KioskRecord> records = logbook.records();
    for (Tap tap : ALL_TAPS) {
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
        state("home", it -> it.tap(START), CHOOSE, new Tap.Leave()),
        state("interview", SessionDeskTest::choose, new Tap.End()),
        state(
            "first question",
            SessionDeskTest::toQuestions,
            SATISFIED,
            new Tap.Skip(),
            new Tap.Leave()),
        state(
            "second question",
            it -> {
              it.toQuestions();
              it.tap(SATISFIED);
            },
            RECOMMENDS,
            new Tap.Skip(),
            new Tap.Leave()),
        state(
            "third question",
            it -> {
              it.toQuestions();
              it.tap(SATISFIED);
              it.tap(new Tap.Skip());
            },
            RESOLVED,
            new Tap.Skip(),
            new Tap.Leave()),
        state(
            "doubt",
            it -> {
              it.toQuestions();
              it.loop.pass(Patience.STANDARD.question());
            },
            new Tap.Stay(),
            new Tap.Leave()),
        state(
            "thanks",
            it -> {
              it.toQuestions();
              it.tap(SATISFIED);
              it.tap(new Tap.Leave());
            },
            new Tap.Close()));
  }

  /** A double tap on "very satisfied" must not answer the next question too. */
  @Test
  void aTapThatSawAnEarlierStateIsNotTaken() {
    choose();
    loop.pass(Duration.ofMinutes(2));
    int seen = desk.step();
    assertThat(desk.take(seen, new Tap.End())).isTrue();
    assertThat(desk.take(seen, new Tap.Skip())).isFalse();
    assertThat(desk.session()).isInstanceOf(Session.Asking.class);
  }

  @Test
  void aServiceThatIsNotOfferedCanNotBeChosen() {
    tap(START);
    assertThat(desk.take(1, new Tap.Choose(new ServiceId("carsat")))).isFalse();
  }

  @Test
  void theStepsOfASessionBearOneNumberAndTheSurveyBearsNone() {
    toQuestions();
    tap(SATISFIED);
    tap(new Tap.Leave());
    desk.vacated();
    tap(START);
    tap(new Tap.Leave());

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
    assertThat(desk.session()).isEqualTo(new Session.Home());
    tap(CHOOSE);
    desk.call();

    assertThat(desk.session()).isInstanceOf(Session.InInterview.class);
    assertThat(steps()).containsExactly(Step.CALLED, Step.CHOSE);
  }

  @Test
  void aTalkOfLessThanAMinuteEndsWithASentenceAndNotWithSilence() {
    choose();
    loop.pass(Duration.ofSeconds(30));
    tap(new Tap.End());

    assertThat(desk.session()).isEqualTo(new Session.TooShort());
    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofSeconds(30), Outcome.ABANDONED));
    loop.pass(Patience.STANDARD.thanks());
    assertThat(desk.session()).isEqualTo(new Session.Idle());
    assertThat(steps()).containsExactly(Step.TOUCHED, Step.CHOSE, Step.FINISHED);
  }

  @Test
  void certainAbsenceEndsWhateverWasGoingOn() {
    choose();
    loop.pass(Duration.ofMinutes(3));
    desk.vacated();

    assertThat(desk.session()).isEqualTo(new Session.Idle());
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

    tap(new Tap.Leave());
    assertThat(desk.isOccupied()).isFalse();
    assertThat(free).hasValue(2);
  }

  @Test
  void whoTouchesAndWalksAwayLeavesTheScreenToTheNext() {
    tap(START);
    loop.pass(Patience.STANDARD.home());
    assertThat(desk.session()).isInstanceOf(Session.Doubt.class);
    loop.pass(Patience.STANDARD.doubt());
    assertThat(desk.session()).isEqualTo(new Session.Idle());
    assertThat(steps()).containsExactly(Step.TOUCHED, Step.ABANDONED);
  }

  @Test
  void whoWalksAwayFromAQuestionIsAskedOnceThenForgotten() {
    toQuestions();
    tap(SATISFIED);
    loop.pass(Patience.STANDARD.question());
    assertThat(desk.session()).isInstanceOf(Session.Doubt.class);
    loop.pass(Patience.STANDARD.doubt());
    assertThat(desk.session()).isEqualTo(new Session.Idle());
    assertThat(results()).hasSize(2).last().isInstanceOf(Survey.class);
    assertThat(steps()).containsExactly(Step.TOUCHED, Step.CHOSE, Step.ABANDONED);
  }

  @Test
  void whoIsStillThereGoesOnWhereItWas() {
    toQuestions();
    loop.pass(Patience.STANDARD.question());
    tap(new Tap.Stay());
    assertThat(desk.session())
        .isEqualTo(new Session.Asking(CAF, Question.SATISFACTION, Answers.NONE));
  }

  @Test
  void anInterviewIsNotDisturbedForAnHourAndAHalf() {
    choose();
    loop.pass(Duration.ofMinutes(89));
    assertThat(desk.session()).isInstanceOf(Session.InInterview.class);
    loop.pass(Duration.ofMinutes(1));
    tap(new Tap.Stay());
    loop.pass(Duration.ofMinutes(5));
    tap(new Tap.End());
    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(95), Outcome.HELD));
  }

  @Test
  void aRefusedRecordIsToldAndTheNextOneThatIsWrittenEndsIt() {
    choose();
    loop.pass(Duration.ofMinutes(2));
    logbook.fill();
    tap(new Tap.End());
    assertThat(desk.writing()).isEqualTo(Writing.REFUSED);
    logbook.empty();
    tap(SATISFIED);
    tap(new Tap.Leave());
    assertThat(desk.writing()).isEqualTo(Writing.WRITTEN);
    assertThat(results()).hasSize(1);
  }

  @Test
  void anInterviewThatAPowerCutEndedIsCountedOnceAsFailed() {
    choose();
    Instant lastAlive = VirtualLoop.START.plusSeconds(240);

    var next = new OpenInterview(logbook, logbook);
    assertThat(next.takeUp(Optional.of(lastAlive)).succeeded()).isTrue();
    assertThat(next.takeUp(Optional.of(lastAlive)).succeeded()).isTrue();

    assertThat(results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(4), Outcome.FAILED));
  }

  @Test
  void anInterviewThatEndedIsNotTakenUpAgain() {
    toQuestions();
    assertThat(new OpenInterview(logbook, logbook).takeUp(Optional.empty()).succeeded()).isTrue();
    assertThat(results()).hasSize(1);
  }

  @Test
  void aNoteOfAnInterviewThatCanNotBeReadIsPassedOver() {
    for (String note : List.of("", "caf", "caf yesterday", "CAF 2026-11-24T08:00:00Z", "a b c")) {
      var _ = logbook.put(OpenInterview.NOTE, note);
      assertThat(new OpenInterview(logbook, logbook).takeUp(Optional.empty()).succeeded()).isTrue();
    }
    assertThat(logbook.records()).isEmpty();
  }

  /** Whatever people do, each interview is one record and no survey stands without one before. */
  @Test
  void randomTapsAndPausesNeverMakeMoreSurveysThanInterviews() {
    var random = new Random(46);
    int chosen = 0;
    for (int i = 0; i < 20_000; i++) {
      Tap tap = ALL_TAPS.get(random.nextInt(ALL_TAPS.size()));
      int seen = desk.step() - (random.nextInt(10) == 0 ? 1 : 0);
      boolean taken = desk.take(seen, tap);
      chosen += taken && tap instanceof Tap.Choose ? 1 : 0;
      loop.pass(Duration.ofSeconds(random.nextInt(8) == 0 ? random.nextInt(7_000) : 3));
      long interviews = count(Interview.class);
      assertThat(count(Survey.class)).isLessThanOrEqualTo(interviews);
      boolean open =
          desk.session() instanceof Session.InInterview
              || desk.session() instanceof Session.Doubt(Session.InInterview _);
      assertThat(interviews).isEqualTo(chosen - (open ? 1 : 0));
      assertThat(logbook.note(OpenInterview.NOTE).isEmpty()).isEqualTo(!open);
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
    tap(new Tap.End());
  }

  private void tap(Tap tap) {
    assertThat(desk.take(desk.step(), tap)).as("%s in %s", tap, desk.session()).isTrue();
  }

  private static Arguments state(String name, Consumer<SessionDeskTest> lead, Tap... legal) {
    return argumentSet(name, lead, Set.of(legal));
  }
}
