package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the screen is about. From a state only its own methods lead on:
 *
 * <pre>
 *         start        choose               end, a minute or more          answer, skip, leave
 *   Idle -------&gt; Home --------&gt; InInterview ---------------------&gt; Asking --------------------&gt; Thanks
 *    ^             |                  |                              |  ^ |                        |
 *    |             |                  |                 answer, skip |  | | doubt                  |
 *    | leave, gone |             gone |   gone, skip, leave without  +--+ |                        |
 *    +-------------+------------------+--- an answer ----------------+    |                        |
 *    |                  | end, less than a minute                         |                        |
 *    |                  v                                                 |                        |
 *    +---- close ---- TooShort                                            |                        |
 *    |                                                                    |                        |
 *    |  gone         doubt, from Home and InInterview too                 |                        |
 *    +-------- Doubt &lt;----------------------------------------------------+                        |
 *    |           |                                                                                 |
 *    |           +-- stay --&gt; where it was                                                          |
 *    +------------------------------------ close ---------------------------------------------------+
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Idle</td><td>start</td><td>Home</td></tr>
 *   <tr><td>Home</td><td>choose</td><td>InInterview</td></tr>
 *   <tr><td>Home</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>Home</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Home</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>InInterview</td><td>end</td><td>Asking</td></tr>
 *   <tr><td>InInterview</td><td>end</td><td>TooShort</td></tr>
 *   <tr><td>InInterview</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>InInterview</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>Asking</td><td>answer</td><td>Asking</td></tr>
 *   <tr><td>Asking</td><td>answer</td><td>Thanks</td></tr>
 *   <tr><td>Asking</td><td>skip</td><td>Asking</td></tr>
 *   <tr><td>Asking</td><td>skip</td><td>Thanks</td></tr>
 *   <tr><td>Asking</td><td>skip</td><td>Idle</td></tr>
 *   <tr><td>Asking</td><td>leave</td><td>Thanks</td></tr>
 *   <tr><td>Asking</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>Asking</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Asking</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>Home</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>InInterview</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>Asking</td></tr>
 *   <tr><td>Doubt</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Thanks</td><td>close</td><td>Idle</td></tr>
 *   <tr><td>TooShort</td><td>close</td><td>Idle</td></tr>
 * </table>
 */
public sealed interface CitizenSession {

  /** An interview shorter than this was none. */
  Duration SHORTEST = Duration.ofMinutes(1);

  /** What a transition leads to: the next state, and what has to be written down. */
  record Turn(CitizenSession next, Optional<KioskRecord> record) {
    static Turn to(CitizenSession next) {
      return new Turn(next, Optional.empty());
    }
  }

  /** States in which a citizen is in front of the screen, or was a moment ago. */
  sealed interface Occupied extends CitizenSession {

    /** Nobody has touched the screen for long: asks whether somebody is still there. */
    default Doubt doubt() {
      return new Doubt(this);
    }

    /** Nobody is there any more. */
    Turn gone(SessionTime now, LocalDate today);
  }

  /** Nobody is there. */
  record Idle() implements CitizenSession {
    /** Somebody touched the screen or pressed the button. */
    Home start() {
      return new Home();
    }
  }

  /** A citizen sees what can be done here. */
  record Home() implements Occupied {
    InInterview choose(ServiceCode service, SessionTime now) {
      return new InInterview(service, now);
    }

    /** The citizen does not want anything. */
    Idle leave() {
      return new Idle();
    }

    @Override
    public Turn gone(SessionTime now, LocalDate today) {
      return Turn.to(new Idle());
    }
  }

  /**
   * A citizen speaks with an agent.
   *
   * @param service whom the citizen asked for
   * @param began when the citizen chose
   */
  record InInterview(ServiceCode service, SessionTime began) implements Occupied {

    /** The citizen ends it. */
    Turn end(SessionTime now) {
      boolean held = now.since(began).compareTo(SHORTEST) >= 0;
      Interview interview = record(now, held ? Outcome.HELD : Outcome.ABANDONED);
      return new Turn(
          held
              ? new Asking(service, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE)
              : new TooShort(),
          Optional.of(interview));
    }

    /** Nobody ended it, so nobody knows whether and how long it was held. */
    @Override
    public Turn gone(SessionTime now, LocalDate today) {
      return new Turn(new Idle(), Optional.of(record(now, Outcome.ABANDONED)));
    }

    private Interview record(SessionTime now, Outcome outcome) {
      Duration length = now.since(began);
      boolean believed = length.compareTo(KioskRecord.MAX_INTERVIEW) <= 0;
      return new Interview(
          service, began.wall(), believed ? length : KioskRecord.MAX_INTERVIEW, outcome);
    }
  }

  /**
   * The citizen is asked how it was.
   *
   * @param question the question on the screen
   * @param answers those given to the questions before
   */
  record Asking(ServiceCode service, SurveyQuestion question, SurveyAnswers answers)
      implements Occupied {

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

    /** Leaves the question open; without the first answer the others are not asked. */
    Turn skip(LocalDate today) {
      return question == SurveyQuestion.SATISFACTION ? leave(today) : goOn(answers, today);
    }

    /** The citizen wants no more questions. What was answered counts. */
    Turn leave(LocalDate today) {
      return finish(answers, today);
    }

    @Override
    public Turn gone(SessionTime now, LocalDate today) {
      return new Turn(new Idle(), answers.survey(service, today).map(KioskRecord.class::cast));
    }

    private Turn goOn(SurveyAnswers soFar, LocalDate today) {
      return question
          .next()
          .map(next -> Turn.to(new Asking(service, next, soFar)))
          .orElseGet(() -> finish(soFar, today));
    }

    private Turn finish(SurveyAnswers all, LocalDate today) {
      return all.survey(service, today)
          .map(survey -> new Turn(new Thanks(), Optional.of(survey)))
          .orElseGet(() -> Turn.to(new Idle()));
    }
  }

  /** "Are you still there?" stands in front of what was there before. */
  record Doubt(Occupied before) implements CitizenSession {

    /** Somebody is. */
    Occupied stay() {
      return before;
    }

    /** Nobody answered. */
    Turn gone(SessionTime now, LocalDate today) {
      return before.gone(now, today);
    }
  }

  /** The citizen is thanked. */
  record Thanks() implements CitizenSession {
    Idle close() {
      return new Idle();
    }
  }

  /** The citizen is told that the talk is over and was none that anybody is asked about. */
  record TooShort() implements CitizenSession {
    Idle close() {
      return new Idle();
    }
  }
}
