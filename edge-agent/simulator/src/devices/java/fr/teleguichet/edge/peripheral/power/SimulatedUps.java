package fr.teleguichet.edge.peripheral.power;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;

/** A supply with a battery of half an hour. May be used from any thread. */
public final class SimulatedUps implements Ups {

  private static final int SECONDS_PER_PERCENT = 18;
  private static final int LOW = 20;

  private boolean isPlugged = true;
  private boolean hasMains = true;
  private int charge = 100;

  /** Turns the mains off, or on. */
  public synchronized void setMains(boolean on) {
    hasMains = on;
  }

  /** Sets the battery's charge, 0 to 100 percent. */
  public synchronized void setCharge(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a charge of " + percent + " percent");
    }
    charge = percent;
  }

  /** Pulls its USB plug, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  @Override
  public synchronized UpsReading read() throws IOException {
    if (!isPlugged) {
      throw new IOException("driver-not-connected");
    }
    String source = hasMains ? "OL" : "OB";
    return new UpsReading(
        charge < LOW ? Set.of(source, "LB") : Set.of(source),
        OptionalInt.of(charge),
        OptionalInt.of(charge * SECONDS_PER_PERCENT),
        "Onduleur simulé");
  }
}
