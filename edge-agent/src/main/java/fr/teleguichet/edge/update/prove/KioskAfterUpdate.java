package fr.teleguichet.edge.update.prove;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.Set;

/**
 * How the kiosk is.
 *
 * @param reachedBroker whether the fleet's broker was reached since the agent's start
 * @param drewPicture whether the citizen's page has drawn since then
 * @param journal the journal's id; empty when nothing can be written into it
 * @param healthy the peripherals that work, as {@link WorkingPeripheralFilter} has it
 */
public record KioskAfterUpdate(
    boolean reachedBroker, boolean drewPicture, String journal, Set<Peripheral> healthy) {
  public KioskAfterUpdate {
    healthy = Set.copyOf(healthy);
  }
}
