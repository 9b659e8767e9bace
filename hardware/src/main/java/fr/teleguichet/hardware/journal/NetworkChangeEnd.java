package fr.teleguichet.hardware.journal;

/** How a change of the network ended: but for the first the former network is back. */
public enum NetworkChangeEnd {
  /** The new network has reached the fleet manager and stays. */
  KEPT,
  /** The connection did not come about. */
  UNCONNECTED,
  /** It was there, and the fleet manager was not reached in time. */
  UNREACHED,
  /** Whoever made it gave it up. */
  STOPPED,
  /** The kiosk started again before it was over. */
  INTERRUPTED,
  /** It could not be written down. */
  NOT_STORED
}
