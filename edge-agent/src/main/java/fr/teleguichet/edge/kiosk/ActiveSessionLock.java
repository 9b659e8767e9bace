package fr.teleguichet.edge.kiosk;

/**
 * Whether a citizen is being served: the lock that everything asks which could disturb, such as an
 * update, a reboot, the screen's schedule or a remote action. Belongs to the loop.
 */
public interface ActiveSessionLock {

  /** Nobody is ever served; for an agent without a screen, and for tests. */
  ActiveSessionLock NEVER =
      new ActiveSessionLock() {
        @Override
        public boolean isOccupied() {
          return false;
        }

        @Override
        public void whenFree(Runnable action) {
          action.run();
        }
      };

  /** Whether a citizen is being served at this moment, or left a moment ago. */
  boolean isOccupied();

  /**
   * Runs the action once nobody is served: at once, or when the session ends. The action must ask
   * again when it does not act within the same turn of the loop.
   */
  void whenFree(Runnable action);
}
