package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.ServiceCode;

/** What a citizen touches. */
public sealed interface SessionTap {

  /** Somebody wants to begin. */
  record Start() implements SessionTap {}

  record Choose(ServiceCode service) implements SessionTap {}

  /** The citizen reads what else can be done about a service that can't be called. */
  record About(ServiceCode service) implements SessionTap {}

  /** The citizen agrees to be called with an adviser. */
  record Agree(CallerDetails caller) implements SessionTap {}

  /** The citizen has seen whether camera and sound work, and wants to be put through. */
  record Ready() implements SessionTap {}

  /** Back to the services. */
  record Back() implements SessionTap {}

  /** The citizen wants to be passed on to the other service; {@link Stay} where not. */
  record Transfer() implements SessionTap {}

  record End() implements SessionTap {}

  record Answers(SurveyAnswer answer) implements SessionTap {}

  record Skip() implements SessionTap {}

  record Leave() implements SessionTap {}

  record Stay() implements SessionTap {}

  record Close() implements SessionTap {}

  /**
   * Somebody touches what leads nowhere in the session, such as the letters' size, or listens: the
   * screen waits for as long again.
   */
  record Present() implements SessionTap {}
}
