package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;
import java.util.Optional;

/** A screen that is a yes or a no. May be used from any thread. */
public final class SimulatedPower implements ScreenPower {

  private boolean isOn = true;
  private boolean isStuck;

  /** Makes the switch fail, or work again. */
  public synchronized void setStuck(boolean stuck) {
    isStuck = stuck;
  }

  @Override
  public synchronized void turn(boolean on) throws IOException {
    if (isStuck) {
      throw new IOException("stuck");
    }
    isOn = on;
  }

  @Override
  public synchronized Optional<Boolean> isOn() {
    return Optional.of(isOn);
  }
}
