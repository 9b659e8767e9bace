package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Optional;
import java.util.Set;

/**
 * Whose appointments somebody may see and make.
 *
 * @param kiosks where
 * @param bodies the services that an adviser speaks for; empty for whoever may book with all
 */
public record AppointmentScope(Scope kiosks, Optional<Set<ServiceCode>> bodies) {
  public AppointmentScope {
    bodies = bodies.map(Set::copyOf);
  }

  /** Whether an appointment with this service at this kiosk is inside. */
  boolean covers(KioskId kiosk, ServiceCode service) {
    return kiosks.covers(kiosk) && covers(service);
  }

  /** Whether the service is inside. */
  boolean covers(ServiceCode service) {
    return bodies.map(it -> it.contains(service)).orElse(true);
  }
}
