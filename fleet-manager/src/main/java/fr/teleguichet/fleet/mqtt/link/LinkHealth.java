package fr.teleguichet.fleet.mqtt.link;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the broker is reached: written by the link's thread, read by pages and probes. */
public final class LinkHealth {

  private record State(boolean connected, Instant since) {}

  private final AtomicReference<State> state;

  /** A link that has not been up yet. */
  public LinkHealth(Instant now) {
    state = new AtomicReference<>(new State(false, now));
  }

  /** The session began. */
  public void connected(Instant now) {
    state.set(new State(true, now));
  }

  /** The session ended. */
  public void lost(Instant now) {
    state.set(new State(false, now));
  }

  /** Since when the broker has been away; empty when it is there. */
  public Optional<Instant> awaySince() {
    State now = state.get();
    return now.connected() ? Optional.empty() : Optional.of(now.since());
  }

  /** When the present state began. */
  public Instant since() {
    return state.get().since();
  }
}
