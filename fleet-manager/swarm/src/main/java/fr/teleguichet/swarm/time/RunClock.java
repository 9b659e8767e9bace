package fr.teleguichet.swarm.time;

import java.time.Duration;

/** The clocks that everything here is told by. */
public interface RunClock {

  /** Nanoseconds of a clock that never jumps; only differences mean anything. */
  long nanos();

  /** Milliseconds since 1970 UTC. */
  long millis();

  /** Lets the calling thread rest. Never called on an event loop. */
  void rest(Duration length) throws InterruptedException;
}
