package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.protocol.HostState;

/** Whether the primary host is there, as its STATE messages tell (Sparkplug 3.0.0, section 5.4). */
final class HostWatch {

  private boolean online;
  private long latest;

  /** Takes in a state; one that is older than the last counts for nothing. */
  void update(HostState state) {
    if (state.timestamp() >= latest) {
      latest = state.timestamp();
      online = state.online();
    }
  }

  /** Forgets what was heard, because a new connection hears the retained state again. */
  void forget() {
    online = false;
  }

  boolean isOnline() {
    return online;
  }
}
