package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.protocol.HostState;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges the primary host's STATE messages: an older one than was seen, such as the late will of a
 * former session, says nothing (Sparkplug 3.0.0, section 5.4). A host keeps one timestamp for each
 * server, and so does the kiosk. One that lies far ahead, of a host whose clock was wrong, makes no
 * later one outdated.
 */
final class HostWatch {

  /** Clocks of two machines that are right differ by less. */
  static final Duration MAX_AHEAD = Duration.ofMinutes(10);

  private final Map<URI, Long> latest = new HashMap<>();

  /** What a message says. */
  enum Verdict {
    ONLINE,
    OFFLINE,
    OUTDATED
  }

  /**
   * Judges a message.
   *
   * @param now the kiosk's time, milliseconds since 1970 UTC
   */
  Verdict judge(URI server, HostState state, long now) {
    Long seen = latest.get(server);
    if (seen != null && state.timestamp() < seen) {
      return Verdict.OUTDATED;
    }
    if (state.timestamp() <= now + MAX_AHEAD.toMillis()) {
      latest.put(server, state.timestamp());
    }
    return state.online() ? Verdict.ONLINE : Verdict.OFFLINE;
  }
}
