package fr.teleguichet.edge.network;

/** What the way to the outside is good for. */
public enum NetworkUsability {
  /** A video call holds. */
  GOOD,
  /** There is a way, but a video call would break off. */
  POOR,
  /** There is none. */
  DOWN
}
