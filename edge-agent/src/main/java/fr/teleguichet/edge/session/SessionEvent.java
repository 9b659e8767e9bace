package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.ServiceCode;

/** What happens to a session. */
public sealed interface SessionEvent {

  /**
   * A citizen touched the screen.
   *
   * @param seen the number of the state that the citizen saw
   */
  record Tapped(int seen, SessionTap tap) implements SessionEvent {}

  /** Somebody pressed the call button: as good as a touch, while nobody is served. */
  record CallPressed() implements SessionEvent {}

  /** It is certain that nobody stands in front of the kiosk any more. */
  record Vacated() implements SessionEvent {}

  /** Somebody wants help, or waits for it to come: whoever does is there. */
  record HelpAsked() implements SessionEvent {}

  /** Nobody did anything for as long as the state is waited for. */
  record TimedOut() implements SessionEvent {}

  /** The call comes without picture and sound, or to nobody: there is nothing to be checked. */
  record CheckUnneeded() implements SessionEvent {}

  /** An adviser took the call. */
  record CallAnswered() implements SessionEvent {}

  /** Citizen and adviser see or hear each other. */
  record CallConnected() implements SessionEvent {}

  /** The adviser proposes that this service goes on. */
  record TransferProposed(ServiceCode service, CallerDetails caller) implements SessionEvent {}

  /** The call is over, and not by the citizen. */
  record CallEnded(CallEnding how) implements SessionEvent {}
}
