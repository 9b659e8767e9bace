package fr.teleguichet.edge.session;

import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.edge.session.CitizenSession.Unsure;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.LocalDate;

/**
 * The citizen is asked how it was.
 *
 * @param question the question on the screen
 * @param answers those given to the questions before
 */
public record SurveyInProgress(ServiceCode service, SurveyQuestion question, SurveyAnswers answers)
    implements Unsure {

  /** Whether it is the answer to the question on the screen. */
  boolean takes(SurveyAnswer answer) {
    return answer.to() == question;
  }

  /** Takes the answer to the question on the screen. */
  Turn answer(SurveyAnswer answer, LocalDate today) {
    if (!takes(answer)) {
      throw new IllegalArgumentException(answer + " does not answer " + question);
    }
    return goOn(answers.with(answer), today);
  }

  /**
   * Leaves the question open; without the first answer the others are not asked. Whoever answers
   * nothing is thanked all the same, and told of papers that were left.
   */
  Turn skip(LocalDate today) {
    return question == SurveyQuestion.SATISFACTION
        ? Turn.to(new Thanks(/* isAnswered */ false))
        : goOn(answers, today);
  }

  /** The citizen wants no more questions. What was answered counts. */
  Turn leave(LocalDate today) {
    return finish(answers, today);
  }

  @Override
  public Turn gone(ClockReading now, LocalDate today) {
    return new Turn(new Idle(), answers.survey(service, today).map(KioskRecord.class::cast));
  }

  private Turn goOn(SurveyAnswers soFar, LocalDate today) {
    return question
        .next()
        .map(next -> Turn.to(new SurveyInProgress(service, next, soFar)))
        .orElseGet(() -> finish(soFar, today));
  }

  private Turn finish(SurveyAnswers all, LocalDate today) {
    return all.survey(service, today)
        .map(survey -> Turn.to(new Thanks(/* isAnswered */ true), survey))
        .orElseGet(() -> Turn.to(new Idle()));
  }
}
