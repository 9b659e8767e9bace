package fr.teleguichet.hardware.journal;

/** How an update ended. */
public enum UpdateEnd {
  /** The new version runs and has proved itself. */
  SUCCEEDED,
  /** The former version runs, or nobody knows which. */
  FAILED,
  /** Nobody wanted it any more. */
  CANCELLED
}
