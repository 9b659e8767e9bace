package fr.teleguichet.edge.link;

/** Why something that came in was not acted on. */
public enum CommandRefusal {
  /** Larger than a payload may be. */
  OVERSIZED,
  /** Not a Sparkplug payload. */
  MALFORMED,
  /** A payload against the rules or over a limit. */
  INVALID,
  /** A command that this version does not know. */
  UNKNOWN_COMMAND,
  /** A topic that was not asked for. */
  UNKNOWN_TOPIC,
  /** A host's state that is none. */
  UNREADABLE_STATE,
  /** More commands in a second than anybody needs. */
  STORM
}
