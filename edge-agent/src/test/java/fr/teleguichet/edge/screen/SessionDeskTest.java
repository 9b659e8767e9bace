package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;
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
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionDeskTest {

  private static final ServiceId CAF = new ServiceId("caf");
  private static final Tap CHOOSE = new Tap.Choose(CAF);
  private static final Tap SATISFIED =
      new Tap.Answers(new Answer.Satisfied(Satisfaction.SATISFIED));
  private static final Tap RECOMMENDS = new Tap.Answers(new Answer.Recommends(Recommendation.YES));
  private static final Tap RESOLVED = new Tap.Answers(new Answer.Resolved(Resolution.NO));
  private static final List<Tap> ALL_TAPS =
      List.of(
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
  private final SessionDesk desk =
      new SessionDesk(
          loop,
          loop.clock(),
          logbook,
          new OpenInterview(logbook, logbook),
          Set.of(CAF),
          Patience.STANDARD);

  @Test
  void aVisitFromChoiceToThanks() {
    tap(CHOOSE);
    loop.pass(Duration.ofMinutes(12));
    tap(new Tap.End());
    tap(SATISFIED);
    tap(RECOMMENDS);
    tap(RESOLVED);

    assertThat(desk.session()).isEqualTo(new Session.Thanks());
    assertThat(logbook.records())
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
        state("idle", _ -> {}, CHOOSE),
        state("interview", it -> it.tap(CHOOSE), new Tap.End()),
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
    tap(CHOOSE);
    loop.pass(Duration.ofMinutes(2));
    int seen = desk.step();
    assertThat(desk.take(seen, new Tap.End())).isTrue();
    assertThat(desk.take(seen, new Tap.Skip())).isFalse();
    assertThat(desk.session()).isInstanceOf(Session.Asking.class);
  }

  @Test
  void aServiceThatIsNotOfferedCanNotBeChosen() {
    assertThat(desk.take(0, new Tap.Choose(new ServiceId("carsat")))).isFalse();
  }

  @Test
  void whoWalksAwayFromAQuestionIsAskedOnceThenForgotten() {
    toQuestions();
    tap(SATISFIED);
    loop.pass(Patience.STANDARD.question());
    assertThat(desk.session()).isInstanceOf(Session.Doubt.class);
    loop.pass(Patience.STANDARD.doubt());
    assertThat(desk.session()).isEqualTo(new Session.Idle());
    assertThat(logbook.records()).hasSize(2).last().isInstanceOf(Survey.class);
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
    tap(CHOOSE);
    loop.pass(Duration.ofMinutes(89));
    assertThat(desk.session()).isInstanceOf(Session.InInterview.class);
    loop.pass(Duration.ofMinutes(1));
    tap(new Tap.Stay());
    loop.pass(Duration.ofMinutes(5));
    tap(new Tap.End());
    assertThat(logbook.records())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(95), Outcome.HELD));
  }

  @Test
  void aRefusedRecordIsToldAndTheNextOneThatIsWrittenEndsIt() {
    tap(CHOOSE);
    loop.pass(Duration.ofMinutes(2));
    logbook.fill();
    tap(new Tap.End());
    assertThat(desk.writing()).isEqualTo(Writing.REFUSED);
    logbook.empty();
    tap(SATISFIED);
    tap(new Tap.Leave());
    assertThat(desk.writing()).isEqualTo(Writing.WRITTEN);
    assertThat(logbook.records()).hasSize(1);
  }

  @Test
  void anInterviewThatAPowerCutEndedIsCountedOnceAsFailed() {
    tap(CHOOSE);
    Instant lastAlive = VirtualLoop.START.plusSeconds(240);

    var next = new OpenInterview(logbook, logbook);
    assertThat(next.takeUp(Optional.of(lastAlive)).succeeded()).isTrue();
    assertThat(next.takeUp(Optional.of(lastAlive)).succeeded()).isTrue();

    assertThat(logbook.records())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(4), Outcome.FAILED));
  }

  @Test
  void anInterviewThatEndedIsNotTakenUpAgain() {
    toQuestions();
    assertThat(new OpenInterview(logbook, logbook).takeUp(Optional.empty()).succeeded()).isTrue();
    assertThat(logbook.records()).hasSize(1);
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

  private void toQuestions() {
    tap(CHOOSE);
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
