package fr.teleguichet.edge.presence;

/** Whether something is within reach, without flickering at its edge. */
final class ReachHysteresis {

  private final int enter;
  private final int leave;
  private boolean within;

  /** Enters at a distance, and leaves a fifth farther out. */
  ReachHysteresis(int enter) {
    this.enter = enter;
    this.leave = enter + enter / 5;
  }

  /** Something is at this distance. */
  boolean at(int distance) {
    within = distance <= (within ? leave : enter);
    return within;
  }

  /** Nothing is there. */
  boolean nothing() {
    within = false;
    return false;
  }
}
