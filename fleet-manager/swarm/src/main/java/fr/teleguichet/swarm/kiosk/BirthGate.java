package fr.teleguichet.swarm.kiosk;

/** Holds back the births of an event loop's kiosks until a storm begins. */
public final class BirthGate {

  private boolean open;

  /** A gate that lets births through, or not yet. */
  public BirthGate(boolean open) {
    this.open = open;
  }

  /** Lets births through from now on. */
  public void open() {
    open = true;
  }

  boolean isOpen() {
    return open;
  }
}
