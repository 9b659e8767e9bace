package fr.teleguichet.edge.wire;

import fr.teleguichet.edge.peripheral.Finding;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.hardware.device.Peripheral;
import java.util.function.Supplier;

/**
 * A probe of something that is watched all the time: it tells what is known already.
 *
 * @param known safe to call from any thread
 */
public record Watched(Peripheral kind, String part, Supplier<Finding> known) implements Probe {
  @Override
  public Finding look() {
    return known.get();
  }
}
