package fr.teleguichet.edge.peripheral;

import java.time.Duration;

/** A wait on a thread that may; tests let none pass. */
@FunctionalInterface
public interface BlockingPause {

  /** Comes back after this time. */
  void await(Duration time) throws InterruptedException;
}
