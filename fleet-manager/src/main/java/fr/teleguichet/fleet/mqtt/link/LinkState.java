package fr.teleguichet.fleet.mqtt.link;

import java.time.Instant;

/**
 * Where the connection to the broker stands.
 *
 * <pre>
 *             connect              connected
 *  Waiting ───────────▶ Connecting ─────────▶ Connected
 *     ▲                      │ failed             │ lost
 *     └──────────────────────┴────────────────────┘
 *  every state ── stop ──▶ Stopped
 * </pre>
 */
sealed interface LinkState {

  /**
   * Not connected; the next attempt waits for its time.
   *
   * @param failures how many attempts in a row have failed
   */
  record Waiting(int failures) implements LinkState {
    Connecting connect(Instant now) {
      return new Connecting(failures, now);
    }
  }

  /**
   * An attempt is under way.
   *
   * @param begun the timestamp of this session's will and state
   */
  record Connecting(int failures, Instant begun) implements LinkState {
    Connected connected() {
      return new Connected(begun);
    }

    Waiting failed() {
      return new Waiting(failures + 1);
    }
  }

  /** Connected, subscribed and announced as online. */
  record Connected(Instant begun) implements LinkState {
    Waiting lost() {
      return new Waiting(0);
    }
  }

  /** Over for good. */
  record Stopped() implements LinkState {}
}
