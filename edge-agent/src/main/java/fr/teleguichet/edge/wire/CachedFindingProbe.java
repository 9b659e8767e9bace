package fr.teleguichet.edge.wire;

import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.Peripheral;
import java.util.function.Supplier;

/**
 * A probe of something that is watched all the time: it tells what is known already.
 *
 * @param known safe to call from any thread
 */
public record CachedFindingProbe(Peripheral kind, String part, Supplier<ProbeFinding> known)
    implements Probe {
  @Override
  public ProbeFinding look() {
    return known.get();
  }
}
