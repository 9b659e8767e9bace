package fr.teleguichet.edge.call;

/** Whether advisers of a service are there. */
public enum AdviserPresence {
  PRESENT,
  ABSENT,
  /** Whoever knows is about to say so: the line to them is new, or was there a moment ago. */
  UNKNOWN,
  /** Whoever knows is away. */
  UNREACHABLE
}
