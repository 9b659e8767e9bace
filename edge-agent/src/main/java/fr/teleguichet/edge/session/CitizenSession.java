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
 *         start       choose            agree            call            answered             connected
 *   Idle -----&gt; Home ------&gt; Agreement -----&gt; Checking -----&gt; Waiting ------&gt; Connecting ------&gt; Connected
 *    ^            ^  back        |                |            |  |  back        |  |               |   |
 *    |            +--------------+----------------+------------+--|--------------+  |               |   |
 *    |                                                            | ended           | ended   ended |   |
 *    |   close                                                    v                 v   by a fault  |   |
 *    +---------- NoAnswer &lt;---------------------------------------+-----------------+---------------+   |
 *    |                                                                          less than a minute      |
 *    +---------- TooShort &lt;-----------------------------------------------------------------------------+
 *    |                                                                                                  |
 *    |                     leave, skip, answer                          end, ended, a minute or more    |
 *    +---------- Thanks &lt;---------------------- SurveyInProgress &lt;--------------------------------------+
 *    |                                            |  ^
 *    |                                            +--+ answer, skip
 *    |   Connected -- propose --&gt; TransferOffer -- accept --&gt; Waiting, for the other service
 *    |      ^---------- stay --------+  ended: as from Connected
 *    |  leave, gone: from every state in which a citizen is there
 *    |
 *    |   NoAnswer and TooShort -- back --&gt; Home
 *    |   leave, where a paper may be left: Thanks, which says so, in the place of Idle
 *    |  gone          doubt, from Home, Agreement, Checking, Waiting, NoAnswer and SurveyInProgress; never in a call
 *    +---------- Doubt
 *                  +-- stay --&gt; where it was; a call that is answered or ends goes on from there too
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Idle</td><td>start</td><td>Home</td></tr>
 *   <tr><td>Home</td><td>choose</td><td>Agreement</td></tr>
 *   <tr><td>Home</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>Home</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Home</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>Agreement</td><td>agree</td><td>Checking</td></tr>
 *   <tr><td>Agreement</td><td>back</td><td>Home</td></tr>
 *   <tr><td>Agreement</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>Agreement</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Agreement</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>Checking</td><td>call</td><td>Waiting</td></tr>
 *   <tr><td>Checking</td><td>back</td><td>Home</td></tr>
 *   <tr><td>Checking</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>Checking</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Checking</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>Waiting</td><td>answered</td><td>Connecting</td></tr>
 *   <tr><td>Waiting</td><td>ended</td><td>NoAnswer</td></tr>
 *   <tr><td>Waiting</td><td>back</td><td>Home</td></tr>
 *   <tr><td>Waiting</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>Waiting</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Waiting</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>Connecting</td><td>connected</td><td>Connected</td></tr>
 *   <tr><td>Connecting</td><td>ended</td><td>NoAnswer</td></tr>
 *   <tr><td>Connecting</td><td>back</td><td>Home</td></tr>
 *   <tr><td>Connecting</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>Connecting</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Connected</td><td>end</td><td>SurveyInProgress</td></tr>
 *   <tr><td>Connected</td><td>end</td><td>TooShort</td></tr>
 *   <tr><td>Connected</td><td>ended</td><td>SurveyInProgress</td></tr>
 *   <tr><td>Connected</td><td>ended</td><td>TooShort</td></tr>
 *   <tr><td>Connected</td><td>ended</td><td>NoAnswer</td></tr>
 *   <tr><td>Connected</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Connected</td><td>propose</td><td>TransferOffer</td></tr>
 *   <tr><td>TransferOffer</td><td>accept</td><td>Waiting</td></tr>
 *   <tr><td>TransferOffer</td><td>stay</td><td>Connected</td></tr>
 *   <tr><td>TransferOffer</td><td>ended</td><td>SurveyInProgress</td></tr>
 *   <tr><td>TransferOffer</td><td>ended</td><td>TooShort</td></tr>
 *   <tr><td>TransferOffer</td><td>ended</td><td>NoAnswer</td></tr>
 *   <tr><td>TransferOffer</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>SurveyInProgress</td><td>answer</td><td>SurveyInProgress</td></tr>
 *   <tr><td>SurveyInProgress</td><td>answer</td><td>Thanks</td></tr>
 *   <tr><td>SurveyInProgress</td><td>skip</td><td>SurveyInProgress</td></tr>
 *   <tr><td>SurveyInProgress</td><td>skip</td><td>Thanks</td></tr>
 *   <tr><td>SurveyInProgress</td><td>leave</td><td>Thanks</td></tr>
 *   <tr><td>SurveyInProgress</td><td>leave</td><td>Idle</td></tr>
 *   <tr><td>SurveyInProgress</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>SurveyInProgress</td><td>doubt</td><td>Doubt</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>Home</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>Agreement</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>Checking</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>Waiting</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>SurveyInProgress</td></tr>
 *   <tr><td>Doubt</td><td>stay</td><td>NoAnswer</td></tr>
 *   <tr><td>Doubt</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>Thanks</td><td>close</td><td>Idle</td></tr>
 *   <tr><td>TooShort</td><td>close</td><td>Idle</td></tr>
 *   <tr><td>TooShort</td><td>back</td><td>Home</td></tr>
 *   <tr><td>NoAnswer</td><td>close</td><td>Idle</td></tr>
 *   <tr><td>NoAnswer</td><td>back</td><td>Home</td></tr>
 *   <tr><td>NoAnswer</td><td>gone</td><td>Idle</td></tr>
 *   <tr><td>NoAnswer</td><td>doubt</td><td>Doubt</td></tr>
 * </table>
 */
public sealed interface CitizenSession {

  /** What a transition leads to: the next state, and what has to be written down. */
  record Turn(CitizenSession next, Optional<KioskRecord> record) {
    static Turn to(CitizenSession next) {
      return new Turn(next, Optional.empty());
    }

    static Turn to(CitizenSession next, KioskRecord record) {
      return new Turn(next, Optional.of(record));
    }
  }

  /** States in which a citizen is in front of the screen, or was a moment ago. */
  sealed interface Occupied extends CitizenSession {

    /** Nobody is there any more. */
    Turn gone(ClockReading now, LocalDate today);
  }

  /** States in which a person may be asked whether somebody is still there. */
  sealed interface Unsure extends Occupied permits Uncalled, Waiting, SurveyInProgress, NoAnswer {

    /** Nobody has touched the screen for long. */
    default Doubt doubt() {
      return new Doubt(this);
    }
  }

  /** States in which nobody was called yet. */
  sealed interface Uncalled extends Unsure {

    /** The citizen does not want anything. */
    default Idle leave() {
      return new Idle();
    }

    @Override
    default Turn gone(ClockReading now, LocalDate today) {
      return Turn.to(leave());
    }
  }

  /** States in which the citizen is told how it ended. */
  sealed interface Told extends CitizenSession {
    default Idle close() {
      return new Idle();
    }
  }

  /** States in which an adviser is called, or is there. */
  sealed interface InCall extends Occupied permits Unanswered, Connected, TransferOffer {

    /** It ended, and not by the citizen. */
    Turn ended(CallEnding how, ClockReading now);
  }

  /** States in which an adviser was neither seen nor heard yet. */
  sealed interface Unanswered extends InCall {

    /** Whom the citizen asked for. */
    ServiceCode service();

    /** Since when the citizen waits. */
    ClockReading since();

    @Override
    default Turn ended(CallEnding how, ClockReading now) {
      return new InterviewAttempt(service(), since()).ended(how, now);
    }

    /** The citizen waits no longer, and wants to see the services again. */
    default Turn back(ClockReading now) {
      return new InterviewAttempt(service(), since()).leftFor(new Home(), now);
    }

    default Turn leave(ClockReading now) {
      return new InterviewAttempt(service(), since()).leftFor(new Idle(), now);
    }

    @Override
    default Turn gone(ClockReading now, LocalDate today) {
      return leave(now);
    }
  }

  /** Nobody is there. */
  record Idle() implements CitizenSession {
    /** Somebody touched the screen or pressed the button. */
    Home start() {
      return new Home();
    }
  }

  /** A citizen sees what can be done here. */
  record Home() implements Uncalled {
    Agreement choose(ServiceCode service) {
      return new Agreement(service);
    }
  }

  /** A citizen reads how the call goes, and agrees or not. Nobody is called before. */
  record Agreement(ServiceCode service) implements Uncalled {
    Checking agree(CallerDetails caller) {
      return new Checking(service, caller);
    }

    /** The citizen wants to see the services again. */
    Home back() {
      return new Home();
    }
  }

  /**
   * A citizen looks whether camera, microphone and sound work. Nobody is called yet: the time here
   * is no waiting, and an adviser who is free stays free.
   */
  record Checking(ServiceCode service, CallerDetails caller) implements Uncalled {
    /** The citizen is ready, or there is nothing to look at. */
    Waiting call(ClockReading now) {
      return new Waiting(service, caller, now);
    }

    /** The citizen wants to see the services again. */
    Home back() {
      return new Home();
    }
  }

  /**
   * A citizen waits for an adviser.
   *
   * @param service whom the citizen asked for
   * @param since when the call began
   */
  record Waiting(ServiceCode service, CallerDetails caller, ClockReading since)
      implements Unsure, Unanswered {

    /** An adviser took the call. */
    Connecting answered() {
      return new Connecting(service, since);
    }
  }

  /** An adviser is there; picture and sound are on their way. */
  record Connecting(ServiceCode service, ClockReading since) implements Unanswered {

    /** The first of it came. */
    Connected connected(ClockReading now, Duration atLeast) {
      return new Connected(service, now, InterviewAttempt.believable(now.since(since)), atLeast);
    }
  }

  /**
   * A citizen speaks with an adviser.
   *
   * @param began when they first saw or heard each other
   * @param waited how long the citizen had waited for it
   * @param atLeast how long it has to be to count as an interview
   */
  record Connected(ServiceCode service, ClockReading began, Duration waited, Duration atLeast)
      implements InCall {

    /** The citizen ends it. */
    Turn end(ClockReading now) {
      return Turn.to(
          isHeld(now)
              ? new SurveyInProgress(service, SurveyQuestion.SATISFACTION, SurveyAnswers.NONE)
              : new TooShort(),
          record(now, outcome(now)));
    }

    /** The adviser ends it, or it breaks off. */
    @Override
    public Turn ended(CallEnding how, ClockReading now) {
      return how == CallEnding.FAILED
          ? Turn.to(new NoAnswer(service, how), record(now, Outcome.FAILED))
          : end(now);
    }

    @Override
    public Turn gone(ClockReading now, LocalDate today) {
      return Turn.to(new Idle(), record(now, outcome(now)));
    }

    TransferOffer propose(ServiceCode other, CallerDetails caller) {
      return new TransferOffer(this, other, caller);
    }

    /** What it has been until now, where that is long enough to count. */
    Optional<KioskRecord> heldUntil(ClockReading now) {
      return isHeld(now) ? Optional.of(record(now, Outcome.HELD)) : Optional.empty();
    }

    private Outcome outcome(ClockReading now) {
      return isHeld(now) ? Outcome.HELD : Outcome.ABANDONED;
    }

    private boolean isHeld(ClockReading now) {
      return now.since(began).compareTo(atLeast) >= 0;
    }

    private Interview record(ClockReading now, Outcome outcome) {
      Duration length = InterviewAttempt.believable(now.since(began));
      return new Interview(service, began.wall(), length, outcome, Optional.of(waited));
    }
  }

  /** "Are you still there?" stands in front of what was there before. */
  record Doubt(Unsure before) implements CitizenSession {

    /** Somebody is. */
    Unsure stay() {
      return before;
    }

    /** Nobody answered. */
    Turn gone(ClockReading now, LocalDate today) {
      return before.gone(now, today);
    }
  }

  /** The citizen is thanked, who may have answered nothing. */
  record Thanks(boolean isAnswered) implements Told {}

  /** The citizen is told that the talk is over and was none that anybody is asked about. */
  record TooShort() implements Told {
    /** The citizen wants to see the services again. */
    Home back() {
      return new Home();
    }
  }

  /** The citizen is told calmly that there is no talk, and what else can be done. */
  record NoAnswer(ServiceCode service, CallEnding why) implements Unsure, Told {
    /** The citizen wants to see the services again. */
    Home back() {
      return new Home();
    }

    @Override
    public Turn gone(ClockReading now, LocalDate today) {
      return Turn.to(close());
    }
  }
}
