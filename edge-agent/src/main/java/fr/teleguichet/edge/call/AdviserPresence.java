package fr.teleguichet.edge.call;

/** Whether advisers of a service are there. */
public enum AdviserPresence {
  PRESENT,
  ABSENT,
  /** Whoever knows can't be asked at the moment. */
  UNKNOWN
}
