package fr.teleguichet.edge.session;

import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.InCall;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.LocalDate;

/**
 * A citizen who speaks with an adviser is asked whether to be passed on to another service. The
 * talk goes on meanwhile, and also where nothing is answered.
 *
 * @param call with whom the citizen speaks
 * @param service who would go on
 * @param caller what the other adviser may know before
 */
public record TransferOffer(Connected call, ServiceCode service, CallerDetails caller)
    implements InCall {

  /**
   * The citizen wants to. What was no interview yet is none, and no abandoned one either: nobody
   * went away.
   */
  Turn accept(ClockReading now) {
    return new Turn(new Waiting(service, caller, now), call.heldUntil(now));
  }

  /** The citizen does not want to, or says nothing. */
  Connected stay() {
    return call;
  }

  @Override
  public Turn ended(CallEnding how, ClockReading now) {
    return call.ended(how, now);
  }

  @Override
  public Turn gone(ClockReading now, LocalDate today) {
    return call.gone(now, today);
  }
}
