package fr.teleguichet.edge.link;

import fr.teleguichet.edge.loop.Loop;
import java.time.Duration;

/** How many commands are read: a burst of a hundred, and fifty a second. */
final class CommandRateLimit {

  static final int PER_SECOND = 50;
  private static final int BURST = 100;
  private static final Duration TURN = Duration.ofSeconds(1).dividedBy(PER_SECOND);

  private final Loop loop;
  private Duration filledUntil;

  CommandRateLimit(Loop loop) {
    this.loop = loop;
    this.filledUntil = loop.uptime();
  }

  /** Takes one; answers whether there was one. */
  boolean take() {
    Duration now = loop.uptime();
    Duration start = filledUntil.compareTo(now) < 0 ? now : filledUntil;
    if (start.minus(now).compareTo(TURN.multipliedBy(BURST)) >= 0) {
      return false;
    }
    filledUntil = start.plus(TURN);
    return true;
  }
}
