package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;
import java.util.Optional;

/** A screen that is off, low or bright. May be used from any thread. */
public final class SimulatedPower implements ScreenPower {

  private ScreenBrightness light = ScreenBrightness.BRIGHT;
  private boolean isStuck;

  /** Makes the switch fail, or work again. */
  public synchronized void setStuck(boolean stuck) {
    isStuck = stuck;
  }

  @Override
  public boolean dims() {
    return true;
  }

  @Override
  public synchronized void turn(ScreenBrightness wanted) throws IOException {
    if (isStuck) {
      throw new IOException("stuck");
    }
    light = wanted;
  }

  @Override
  public synchronized Optional<ScreenBrightness> light() {
    return Optional.of(light);
  }
}
