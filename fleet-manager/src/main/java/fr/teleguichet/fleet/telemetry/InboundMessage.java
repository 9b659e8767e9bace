package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.protocol.NodeAddress;

/** What reaches the ingest thread. */
sealed interface InboundMessage {

  /** A message as it came from the broker. */
  @SuppressWarnings(
      "ArrayRecordComponent") // twenty thousand a second: a wrapper would be one more object each
  record Message(String topic, byte[] payload) implements InboundMessage {
    // Records compare arrays by identity, and nobody compares messages: the array is the broker
    // client's own and is
    // never written again.
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Somebody wants the node's births. */
  record BirthsWanted(NodeAddress node) implements InboundMessage {}

  /** Our session with the broker began. */
  record LinkUp() implements InboundMessage {}

  /** Our session with the broker ended. */
  record LinkDown() implements InboundMessage {}

  /** What it is in the log. */
  default String code() {
    return switch (this) {
      case Message _ -> "Message";
      case BirthsWanted _ -> "BirthsWanted";
      case LinkUp _ -> "LinkUp";
      case LinkDown _ -> "LinkDown";
    };
  }
}
