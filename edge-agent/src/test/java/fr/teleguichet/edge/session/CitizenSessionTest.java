package fr.teleguichet.edge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitizenSessionTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private static final CallerDetails CALLER = new CallerDetails("fr", false);
  private static final Optional<Duration> WAITED = Optional.of(Duration.ofSeconds(20));

  private final Waiting waiting = new Idle().start().choose(CAF).agree(CALLER).call(at(-20));
  private final Connected interview = waiting.answered().connected(at(0), Duration.ofMinutes(1));

  @Test
  void anInterviewOfAMinuteIsHeldAndAskedAbout() {
    assertThat(interview.end(at(60)))
        .isEqualTo(
            new Turn(
                new SurveyInProgress(CAF, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE),
                Optional.of(
                    new Interview(CAF, NINE, Duration.ofMinutes(1), Outcome.HELD, WAITED))));
  }

  @Test
  void aNetworkMayCountFromAnotherLengthOn() {
    Connected strict = waiting.answered().connected(at(0), Duration.ofMinutes(2));

    assertThat(strict.end(at(119)).next()).isEqualTo(new CitizenSession.TooShort());
    assertThat(strict.end(at(120)).next()).isInstanceOf(SurveyInProgress.class);
  }

  @Test
  void anInterviewOfLessThanAMinuteIsAbandonedAndNotAskedAbout() {
    assertThat(interview.end(at(59)))
        .isEqualTo(
            new Turn(
                new CitizenSession.TooShort(),
                Optional.of(
                    new Interview(CAF, NINE, Duration.ofSeconds(59), Outcome.ABANDONED, WAITED))));
  }

  /** The clock on the wall may jump by years when the network comes. */
  @Test
  void aClockThatIsSetDuringTheInterviewDoesNotChangeItsLength() {
    var later = new ClockReading(NINE.plus(Duration.ofDays(3650)), Duration.ofMinutes(5));
    assertThat(interview.end(later).record())
        .contains(new Interview(CAF, NINE, Duration.ofMinutes(5), Outcome.HELD, WAITED));
  }

  @Test
  void anInterviewFromWhichTheCitizenIsGoneIsHeldFromAMinuteOnAndNoLongerThanBelieved() {
    assertThat(interview.gone(at(59), TUESDAY).record())
        .contains(new Interview(CAF, NINE, Duration.ofSeconds(59), Outcome.ABANDONED, WAITED));
    assertThat(interview.gone(at(60 * 60 * 24), TUESDAY))
        .isEqualTo(
            new Turn(
                new Idle(),
                Optional.of(new Interview(CAF, NINE, Duration.ofHours(12), Outcome.HELD, WAITED))));
  }

  @Test
  void allAnswersMakeASurveyDatedByTheWeek() {
    SurveyInProgress first =
        new SurveyInProgress(CAF, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE);
    Turn second = first.answer(new SurveyAnswer.Satisfied(Satisfaction.VERY_SATISFIED), TUESDAY);
    Turn third = asking(second).answer(new SurveyAnswer.Recommends(Recommendation.YES), TUESDAY);
    Turn fourth = asking(third).answer(new SurveyAnswer.Resolved(Resolution.PARTLY), TUESDAY);
    Turn fifth = asking(fourth).answer(new SurveyAnswer.Otherwise(Alternative.DRIVEN), TUESDAY);
    Turn end = asking(fifth).answer(new SurveyAnswer.Referred(ReferralSource.PRESS), TUESDAY);

    assertThat(second.record()).isEmpty();
    assertThat(third.record()).isEmpty();
    assertThat(end)
        .isEqualTo(
            new Turn(
                new Thanks(true),
                Optional.of(
                    new Survey(
                        CAF,
                        MONDAY,
                        Satisfaction.VERY_SATISFIED,
                        Optional.of(Recommendation.YES),
                        Optional.of(Resolution.PARTLY),
                        Optional.of(Alternative.DRIVEN),
                        Optional.of(ReferralSource.PRESS)))));
  }

  @Test
  void skippedQuestionsStayOpenAndWhoLeavesKeepsTheAnswersGiven() {
    Turn afterFirst =
        new SurveyInProgress(CAF, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE)
            .answer(new SurveyAnswer.Satisfied(Satisfaction.NOT_SATISFIED), TUESDAY);
    var survey =
        new Survey(CAF, MONDAY, Satisfaction.NOT_SATISFIED, Optional.empty(), Optional.empty());

    Turn afterSecond = asking(afterFirst).skip(TUESDAY);
    assertThat(asking(afterSecond).question()).isEqualTo(SurveyQuestion.RESOLVED);
    Turn afterFourth = asking(asking(afterSecond).skip(TUESDAY)).skip(TUESDAY);
    assertThat(asking(afterFourth).question()).isEqualTo(SurveyQuestion.REFERRAL);
    assertThat(asking(afterFourth).skip(TUESDAY))
        .isEqualTo(new Turn(new Thanks(true), Optional.of(survey)));
    assertThat(asking(afterFirst).leave(TUESDAY))
        .isEqualTo(new Turn(new Thanks(true), Optional.of(survey)));
    assertThat(asking(afterFirst).gone(at(0), TUESDAY))
        .isEqualTo(new Turn(new Idle(), Optional.of(survey)));
  }

  @Test
  void withoutTheFirstAnswerThereIsNoSurvey() {
    var asking = new SurveyInProgress(CAF, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE);
    Turn nothing = Turn.to(new Idle());
    assertThat(asking.skip(TUESDAY)).isEqualTo(Turn.to(new Thanks(false)));
    assertThat(asking.leave(TUESDAY)).isEqualTo(nothing);
    assertThat(asking.gone(at(0), TUESDAY)).isEqualTo(nothing);
  }

  @Test
  void anAnswerToAnotherQuestionIsADefect() {
    var asking = new SurveyInProgress(CAF, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE);
    assertThatThrownBy(() -> asking.answer(new SurveyAnswer.Resolved(Resolution.YES), TUESDAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not answer SATISFACTION");
  }

  @Test
  void whoDoesNotAgreeHasCalledNobody() {
    var agreement = new Idle().start().choose(CAF);
    assertThat(agreement.back()).isEqualTo(new CitizenSession.Home());
    assertThat(agreement.leave()).isEqualTo(new Idle());
    assertThat(agreement.gone(at(0), TUESDAY)).isEqualTo(Turn.to(new Idle()));
  }

  /** It is dated by the beginning of the wait, and time that somebody waited is no interview. */
  @Test
  void aWaitThatTheCitizenEndsIsAbandonedHoweverLongItWas() {
    var left = attempt(Duration.ofMinutes(9), Outcome.ABANDONED);
    assertThat(waiting.back(at(520))).isEqualTo(Turn.to(new CitizenSession.Home(), left));
    assertThat(waiting.leave(at(520))).isEqualTo(Turn.to(new Idle(), left));
    assertThat(waiting.gone(at(520), TUESDAY)).isEqualTo(Turn.to(new Idle(), left));
    assertThat(waiting.answered().back(at(520)))
        .isEqualTo(Turn.to(new CitizenSession.Home(), left));
    assertThat(waiting.answered().gone(at(520), TUESDAY)).isEqualTo(Turn.to(new Idle(), left));
  }

  @ParameterizedTest
  @CsvSource({
    "NOBODY,UNANSWERED,NOBODY",
    "UNANSWERED,UNANSWERED,UNANSWERED",
    "FAILED,FAILED,FAILED",
    "OVER,FAILED,FAILED"
  })
  void aWaitThatOthersEndSaysWhy(CallEnding how, Outcome outcome, CallEnding told) {
    Turn ended = Turn.to(new NoAnswer(CAF, told), attempt(Duration.ofMinutes(1), outcome));
    assertThat(waiting.ended(how, at(40))).isEqualTo(ended);
    assertThat(waiting.answered().ended(how, at(40))).isEqualTo(ended);
  }

  @Test
  void anInterviewThatBreaksOffHasFailedHoweverLongItWas() {
    assertThat(interview.ended(CallEnding.FAILED, at(600)))
        .isEqualTo(
            Turn.to(
                new NoAnswer(CAF, CallEnding.FAILED),
                new Interview(CAF, NINE, Duration.ofMinutes(10), Outcome.FAILED, WAITED)));
  }

  @Test
  void anAdviserWhoEndsItEndsItAsTheCitizenDoes() {
    for (CallEnding how : List.of(CallEnding.OVER, CallEnding.NOBODY, CallEnding.UNANSWERED)) {
      assertThat(interview.ended(how, at(59))).isEqualTo(interview.end(at(59)));
      assertThat(interview.ended(how, at(60))).isEqualTo(interview.end(at(60)));
    }
  }

  private static Interview attempt(Duration waited, Outcome outcome) {
    return new Interview(CAF, NINE.minusSeconds(20), Duration.ZERO, outcome, Optional.of(waited));
  }

  /** A second too short is none. */
  @Test
  void aMinuteIsHeldToTheMillisecond() {
    var almost = new ClockReading(NINE, Duration.ofMillis(59_999));
    assertThat(interview.end(almost).next()).isEqualTo(new CitizenSession.TooShort());
    assertThat(interview.end(at(60)).next()).isInstanceOf(SurveyInProgress.class);
  }

  @Test
  void anInterviewOfTwelveHoursIsBelievedAndALongerOneCountsAsTwelve() {
    Duration longest = KioskRecord.MAX_INTERVIEW;
    for (Duration length : List.of(longest, longest.plusMillis(1))) {
      assertThat(interview.end(new ClockReading(NINE, length)).record())
          .contains(new Interview(CAF, NINE, longest, Outcome.HELD, WAITED));
    }
  }

  @Test
  void whoeverSeesTheServicesOrADoubtAndIsGoneLeavesWhatWasBefore() {
    assertThat(new Idle().start().gone(at(0), TUESDAY)).isEqualTo(Turn.to(new Idle()));
    assertThat(new Idle().start().leave()).isEqualTo(new Idle());
    assertThat(waiting.doubt().gone(at(300), TUESDAY)).isEqualTo(waiting.gone(at(300), TUESDAY));
    assertThat(new Thanks(true).close()).isEqualTo(new Idle());
    assertThat(new CitizenSession.TooShort().close()).isEqualTo(new Idle());
  }

  @Test
  void doubtKeepsWhatWasBefore() {
    assertThat(waiting.doubt().stay()).isEqualTo(waiting);
    var asking = new SurveyInProgress(CAF, SurveyQuestion.RECOMMEND, SurveyAnswers.NONE);
    assertThat(asking.doubt().stay()).isEqualTo(asking);
  }

  private static SurveyInProgress asking(Turn turn) {
    return switch (turn.next()) {
      case SurveyInProgress asking -> asking;
      case CitizenSession other -> throw new AssertionError(other);
    };
  }

  private static ClockReading at(long seconds) {
    return new ClockReading(NINE.plusSeconds(seconds), Duration.ofSeconds(seconds));
  }
}
