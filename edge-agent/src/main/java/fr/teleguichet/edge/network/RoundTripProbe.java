package fr.teleguichet.edge.network;

import java.time.Duration;
import java.util.Optional;

/** Asks a server for a sign of life. */
@FunctionalInterface
interface RoundTripProbe {

  /** How long the answer took; nothing when it was lost. Blocks, for some seconds at most. */
  Optional<Duration> roundTrip(String host, int port);
}
