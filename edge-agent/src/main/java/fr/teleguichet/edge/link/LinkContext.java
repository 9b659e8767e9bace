package fr.teleguichet.edge.link;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.OutboundRoute;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What the link takes from the world around it.
 *
 * @param loop the loop that it belongs to
 * @param clock the time of day, for timestamps
 * @param random spreads the kiosks' tries
 * @param route the way to the servers
 */
public record LinkContext(Loop loop, Clock clock, RandomGenerator random, OutboundRoute route) {

  long now() {
    return clock.millis();
  }
}
