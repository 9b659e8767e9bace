package fr.teleguichet.provisioning.trouble;

/** The kinds of trouble, as far as a script must tell them apart. */
public enum TroubleKind {
  /** What was asked for makes no sense, or a file that was given is wrong. */
  USAGE,
  /** What was looked at is not in order. */
  FINDING,
  /** Doing it would be dangerous, or nobody confirmed it. */
  REFUSED,
  /** A file, a card or another program on this machine did not do what it should. */
  MACHINE,
  /** The manager or the unit can't be reached, or does not want to. */
  NETWORK
}
