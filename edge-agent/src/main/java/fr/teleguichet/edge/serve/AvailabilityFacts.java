package fr.teleguichet.edge.serve;

import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceReopening;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a verdict is made of, at one moment.
 *
 * @param isKiosk whether the unit belongs to a fleet
 * @param siteOpen whether the place is open at this hour
 * @param offered the services that the kiosk offers
 * @param closed those of them that do not answer at this hour, and when they do again, if known
 * @param fitted the peripherals that this kind of kiosk has
 * @param present those that are there, and how they read
 * @param network the way to the outside
 * @param clockRight false only when the clock is known to be wrong
 * @param storageWritable false when records can't be written any more
 * @param degraded whether the kiosk could not mend itself and a person has to come
 * @param erasure what is left of the citizen before
 */
public record AvailabilityFacts(
    boolean isKiosk,
    boolean siteOpen,
    Set<ServiceCode> offered,
    Map<ServiceCode, Optional<ServiceReopening>> closed,
    Set<Peripheral> fitted,
    Map<Peripheral, PeripheralReading> present,
    NetworkUsability network,
    boolean clockRight,
    boolean storageWritable,
    boolean degraded,
    ErasureVerdict erasure) {

  public AvailabilityFacts {
    offered = Set.copyOf(offered);
    closed = Map.copyOf(closed);
    fitted = Set.copyOf(fitted);
    present = Map.copyOf(present);
  }
}
