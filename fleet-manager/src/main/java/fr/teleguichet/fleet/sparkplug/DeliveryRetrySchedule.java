package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What kiosks were told last, and when each is to be told again that has not taken it: at once
 * after a change or a birth, and then less and less often. For one thread at a time.
 */
public final class DeliveryRetrySchedule {

  /** So that ten thousand kiosks hear of a change within ten seconds, and not all in one. */
  public static final int MAX_IN_A_PASS = 1_000;

  /** A kiosk takes nothing while a citizen is served. */
  private static final Duration FIRST_AGAIN = Duration.ofSeconds(20);

  private static final Duration LAST_AGAIN = Duration.ofMinutes(10);

  private final Map<NodeAddress, Delivered> delivered = new HashMap<>();

  /** What a kiosk was told last, when, and how long until it is told again. */
  private record Delivered(String version, Instant at, Duration again) {}

  /** Whether the kiosk is to be told this version now. */
  public boolean isDue(NodeView kiosk, String version, Instant now) {
    Delivered last = delivered.get(kiosk.node());
    return last == null
        || !last.version().equals(version)
        || isBornSince(kiosk, last.at())
        || now.isBefore(last.at()) // the clock was set back
        || !now.isBefore(last.at().plus(last.again()));
  }

  private static boolean isBornSince(NodeView kiosk, Instant time) {
    return kiosk.birth().map(NodeBirthSummary::at).filter(it -> it.isAfter(time)).isPresent();
  }

  /** Notes that the kiosk is told this version now. */
  public void note(NodeView kiosk, String version, Instant now) {
    Delivered last = delivered.get(kiosk.node());
    Duration again =
        last != null && last.version().equals(version)
            ? shorter(last.again().multipliedBy(2), LAST_AGAIN)
            : FIRST_AGAIN;
    Delivered _ = delivered.put(kiosk.node(), new Delivered(version, now, again));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
