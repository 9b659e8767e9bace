package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Set;

/**
 * Reads one thing about the machine. It may wait for a disk, so it is called on a worker thread,
 * never twice at a time.
 */
interface HealthSource {

  /** What it can tell of. */
  Set<HealthMetric> metrics();

  /** Its measures at this moment; those that it leaves out can't be read here. */
  Map<HealthMetric, Value> read();
}
