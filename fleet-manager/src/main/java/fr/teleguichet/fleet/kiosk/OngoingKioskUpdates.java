package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.Map;

/** Knows at which kiosks an update is under way; answers from memory, many times a second. */
public interface OngoingKioskUpdates {

  /** Since when, for each such kiosk; the same map while nothing changes. */
  Map<NodeAddress, Instant> now();
}
