package fr.teleguichet.edge.session;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.CitizenSession.Agreement;
import fr.teleguichet.edge.session.CitizenSession.Checking;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.InCall;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Occupied;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.Told;
import fr.teleguichet.edge.session.CitizenSession.TooShort;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.edge.session.CitizenSession.Unsure;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Where an event leads from a state; nowhere when it does not belong to the state. */
final class SessionTransitions {

  private final Loop loop;
  private final Clock clock;
  private final SessionAdmission admission;
  private final SessionTimeouts timeouts;
  private final Supplier<Duration> minimumInterview;
  private final BooleanSupplier leavesPapers;

  /**
   * @param minimumInterview how long a talk that begins now must be to count as an interview
   * @param leavesPapers whether a paper of the citizen may lie somewhere
   */
  SessionTransitions(
      Loop loop,
      Clock clock,
      SessionAdmission admission,
      SessionTimeouts timeouts,
      Supplier<Duration> minimumInterview,
      BooleanSupplier leavesPapers) {
    this.leavesPapers = leavesPapers;
    this.loop = loop;
    this.clock = clock;
    this.admission = admission;
    this.timeouts = timeouts;
    this.minimumInterview = minimumInterview;
  }

  Optional<Turn> of(CitizenSession state, SessionEvent event) {
    return switch (event) {
      case SessionEvent.Tapped(_, SessionTap.Leave leave) when leavesPapers.getAsBoolean() ->
          tapped(state, leave).map(SessionTransitions::tellingOfPapers);
      case SessionEvent.Tapped(_, SessionTap tap) -> tapped(state, tap);
      case SessionEvent.CallPressed _ ->
          state instanceof Idle idle ? begun(idle) : Optional.empty();
      case SessionEvent.Vacated _ -> vacated(state);
      case SessionEvent.HelpAsked _ ->
          state instanceof Doubt doubt ? Optional.of(Turn.to(doubt.stay())) : Optional.empty();
      case SessionEvent.TimedOut _ -> timedOut(state);
      case SessionEvent.CheckUnneeded _ ->
          state instanceof Checking checking
              ? Optional.of(Turn.to(checking.call(now())))
              : Optional.empty();
      case SessionEvent.CallAnswered _ ->
          undoubted(state) instanceof Waiting waiting
              ? Optional.of(Turn.to(waiting.answered()))
              : Optional.empty();
      case SessionEvent.CallConnected _ ->
          state instanceof Connecting connecting
              ? Optional.of(Turn.to(connecting.connected(now(), minimumInterview.get())))
              : Optional.empty();
      case SessionEvent.TransferProposed(ServiceCode other, CallerDetails caller) ->
          state instanceof Connected call
                  && !other.equals(call.service())
                  && admission.mayChoose(other)
              ? Optional.of(Turn.to(call.propose(other, caller)))
              : Optional.empty();
      case SessionEvent.CallEnded(CallEnding how) ->
          undoubted(state) instanceof InCall call
              ? Optional.of(call.ended(how, now()))
              : Optional.empty();
    };
  }

  /** An adviser who answers does not wait until somebody has said that somebody is still there. */
  private static CitizenSession undoubted(CitizenSession state) {
    return state instanceof Doubt doubt ? doubt.stay() : state;
  }

  /** Whoever goes and may leave a paper behind goes not without a word of it. */
  private static Turn tellingOfPapers(Turn turn) {
    return turn.next() instanceof Idle
        ? new Turn(new Thanks(/* isAnswered */ false), turn.record())
        : turn;
  }

  private Optional<Turn> tapped(CitizenSession state, SessionTap tap) {
    return switch (state) {
      case Idle idle when tap instanceof SessionTap.Start -> begun(idle);
      case Home home when tap instanceof SessionTap.Choose(ServiceCode service) ->
          admission.mayChoose(service)
              ? Optional.of(Turn.to(home.choose(service)))
              : Optional.empty();
      case Home home when tap instanceof SessionTap.Leave -> Optional.of(Turn.to(home.leave()));
      case Agreement agreement -> tapped(agreement, tap);
      case Checking checking -> tapped(checking, tap);
      case Waiting waiting when tap instanceof SessionTap.Back -> Optional.of(waiting.back(now()));
      case Waiting waiting when tap instanceof SessionTap.Leave ->
          Optional.of(waiting.leave(now()));
      case Connecting connecting when tap instanceof SessionTap.Back ->
          Optional.of(connecting.back(now()));
      case Connecting connecting when tap instanceof SessionTap.Leave ->
          Optional.of(connecting.leave(now()));
      case Connected call when tap instanceof SessionTap.End -> Optional.of(call.end(now()));
      case TransferOffer offer when tap instanceof SessionTap.Transfer ->
          Optional.of(offer.accept(now()));
      case TransferOffer offer when tap instanceof SessionTap.Stay ->
          Optional.of(Turn.to(offer.stay()));
      case SurveyInProgress asking -> tapped(asking, tap);
      case Doubt doubt when tap instanceof SessionTap.Stay -> Optional.of(Turn.to(doubt.stay()));
      case Doubt doubt when tap instanceof SessionTap.Leave ->
          Optional.of(doubt.gone(now(), today()));
      case Told told when tap instanceof SessionTap.Close -> Optional.of(Turn.to(told.close()));
      case TooShort told when tap instanceof SessionTap.Back -> Optional.of(Turn.to(told.back()));
      case NoAnswer told when tap instanceof SessionTap.Back -> Optional.of(Turn.to(told.back()));
      case Idle _, Home _, Waiting _, Connecting _, Connected _, TransferOffer _, Doubt _, Told _ ->
          Optional.empty();
    };
  }

  private Optional<Turn> tapped(Agreement agreement, SessionTap tap) {
    return switch (tap) {
      case SessionTap.Agree(CallerDetails caller) -> Optional.of(Turn.to(agreement.agree(caller)));
      case SessionTap.Back _ -> Optional.of(Turn.to(agreement.back()));
      case SessionTap.Leave _ -> Optional.of(Turn.to(agreement.leave()));
      case SessionTap.Answers _,
          SessionTap.Start _,
          SessionTap.Choose _,
          SessionTap.About _,
          SessionTap.Ready _,
          SessionTap.Transfer _,
          SessionTap.End _,
          SessionTap.Skip _,
          SessionTap.Stay _,
          SessionTap.Close _,
          SessionTap.Present _ ->
          Optional.empty();
    };
  }

  private Optional<Turn> tapped(Checking checking, SessionTap tap) {
    return switch (tap) {
      case SessionTap.Ready _ -> Optional.of(Turn.to(checking.call(now())));
      case SessionTap.Back _ -> Optional.of(Turn.to(checking.back()));
      case SessionTap.Leave _ -> Optional.of(Turn.to(checking.leave()));
      case SessionTap.Answers _,
          SessionTap.Start _,
          SessionTap.Choose _,
          SessionTap.About _,
          SessionTap.Agree _,
          SessionTap.Transfer _,
          SessionTap.End _,
          SessionTap.Skip _,
          SessionTap.Stay _,
          SessionTap.Close _,
          SessionTap.Present _ ->
          Optional.empty();
    };
  }

  private Optional<Turn> tapped(SurveyInProgress asking, SessionTap tap) {
    return switch (tap) {
      case SessionTap.Answers(SurveyAnswer answer) when asking.takes(answer) ->
          Optional.of(asking.answer(answer, today()));
      case SessionTap.Skip _ -> Optional.of(asking.skip(today()));
      case SessionTap.Leave _ -> Optional.of(asking.leave(today()));
      case SessionTap.Answers _,
          SessionTap.Start _,
          SessionTap.Choose _,
          SessionTap.About _,
          SessionTap.Agree _,
          SessionTap.Ready _,
          SessionTap.Back _,
          SessionTap.Transfer _,
          SessionTap.End _,
          SessionTap.Stay _,
          SessionTap.Close _,
          SessionTap.Present _ ->
          Optional.empty();
    };
  }

  private Optional<Turn> begun(Idle idle) {
    return admission.mayBegin() ? Optional.of(Turn.to(idle.start())) : Optional.empty();
  }

  private Optional<Turn> timedOut(CitizenSession state) {
    return switch (state) {
      case Waiting waiting when timeouts.isOver(waiting, loop.uptime()) ->
          Optional.of(waiting.ended(CallEnding.UNANSWERED, now()));
      case Connecting connecting -> Optional.of(connecting.ended(CallEnding.FAILED, now()));
      case TransferOffer offer -> Optional.of(Turn.to(offer.stay()));
      case Unsure unsure -> Optional.of(Turn.to(unsure.doubt()));
      case Connected _, Idle _, Doubt _, Thanks _, TooShort _ -> vacated(state);
    };
  }

  private Optional<Turn> vacated(CitizenSession state) {
    return switch (state) {
      case Idle _ -> Optional.empty();
      case Occupied occupied -> Optional.of(occupied.gone(now(), today()));
      case Doubt doubt -> Optional.of(doubt.gone(now(), today()));
      case Told told -> Optional.of(Turn.to(told.close()));
    };
  }

  private ClockReading now() {
    return new ClockReading(clock.instant(), loop.uptime());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }
}
