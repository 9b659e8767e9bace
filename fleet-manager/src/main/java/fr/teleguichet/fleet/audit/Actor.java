package fr.teleguichet.fleet.audit;

import fr.teleguichet.hardware.protocol.NodeAddress;

/** Who did something. */
public sealed interface Actor {

  /**
   * A person who is signed in.
   *
   * @param id the account's number
   * @param name the account's name when it acted, because accounts may go
   */
  record Person(long id, String name) implements Actor {}

  /** A script with a token of the programming interface, by the token's name. */
  record Script(String name) implements Actor {}

  /** A kiosk that proved who it is with its certificate. */
  record Kiosk(NodeAddress node) implements Actor {}

  /** The fleet manager by itself, such as when it renews its own certificates. */
  record Program() implements Actor {}

  /** Somebody who proved nothing. */
  record Stranger() implements Actor {}
}
