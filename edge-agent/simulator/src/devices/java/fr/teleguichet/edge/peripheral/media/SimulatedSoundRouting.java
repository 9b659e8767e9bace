package fr.teleguichet.edge.peripheral.media;

/** Sound that nobody hears, from a loudspeaker or a handset. May be used from any thread. */
public final class SimulatedSoundRouting implements SoundRouting {

  private boolean isPlugged = true;
  private Destination destination = Destination.LOUDSPEAKER;

  /** Pulls the plug of both, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  /** Where the sound goes now. */
  public synchronized Destination destination() {
    return destination;
  }

  @Override
  public synchronized boolean route(Destination to) {
    if (isPlugged) {
      destination = to;
    }
    return isPlugged;
  }
}
