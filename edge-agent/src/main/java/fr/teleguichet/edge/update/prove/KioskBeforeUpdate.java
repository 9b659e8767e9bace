package fr.teleguichet.edge.update.prove;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.Set;

/**
 * How the kiosk was before its software changed. What did not work then need not work after.
 *
 * @param reachedBroker whether the fleet's broker was reached
 * @param drewPicture whether the citizen's page has drawn since the agent's start
 * @param journal the journal's id
 * @param healthy the peripherals that worked, as {@link WorkingPeripheralFilter} has it
 */
public record KioskBeforeUpdate(
    boolean reachedBroker, boolean drewPicture, String journal, Set<Peripheral> healthy) {
  public KioskBeforeUpdate {
    healthy = Set.copyOf(healthy);
  }
}
