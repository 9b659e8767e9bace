package fr.teleguichet.hardware.journal;

/** The steps of a session. */
public enum SessionStep {
  /** Somebody touched the screen. */
  TOUCHED,
  /** Somebody pressed the call button. */
  CALLED,
  /** A service was chosen. */
  CHOSE,
  /** The citizen agreed to the call, and waits for an adviser. */
  AGREED,
  /** An adviser answered. */
  ANSWERED,
  /** Citizen and adviser see or hear each other. */
  CONNECTED,
  /** The citizen came to the end. */
  FINISHED,
  /** The citizen chose to leave. */
  LEFT,
  /** Nobody was there any more. */
  ABANDONED
}
