package fr.teleguichet.edge.erasure;

/** Why something is erased. */
public enum ErasureOccasion {
  /** A session is over, and this agent saw all of it. */
  SESSION_ENDED,
  /** A session began before this agent did: nobody knows what it used. */
  INTERRUPTED,
  /** The look before did not find everything gone. */
  RECHECK
}
