package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.protocol.HostState;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges the primary host's STATE messages: an older one than was seen, such as the late will of a
 * former session, says nothing (Sparkplug 3.0.0, section 5.4). A host keeps one timestamp for each
 * server, and so does the kiosk.
 */
final class HostWatch {

  private final Map<URI, Long> latest = new HashMap<>();

  /** What a message says. */
  enum Verdict {
    ONLINE,
    OFFLINE,
    OUTDATED
  }

  Verdict judge(URI server, HostState state) {
    Long seen = latest.get(server);
    if (seen != null && state.timestamp() < seen) {
      return Verdict.OUTDATED;
    }
    latest.put(server, state.timestamp());
    return state.online() ? Verdict.ONLINE : Verdict.OFFLINE;
  }
}
