package fr.teleguichet.swarm.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody wants the run to end early; it then ends in good order and gives its figures. */
public final class StopSignal {

  private final AtomicBoolean given = new AtomicBoolean();

  /** Asks for the end. */
  public void give() {
    given.set(true);
  }

  /** Whether somebody asked. */
  public boolean isGiven() {
    return given.get();
  }
}
