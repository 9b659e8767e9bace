package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.ServiceId;
import java.util.function.Predicate;

/** Admits to the services that it is told, while it is open. */
final class FakeAdmission implements SessionAdmission {

  private final Predicate<ServiceId> services;
  boolean isOpen = true;

  FakeAdmission(Predicate<ServiceId> services) {
    this.services = services;
  }

  @Override
  public boolean mayBegin() {
    return isOpen;
  }

  @Override
  public boolean mayChoose(ServiceId service) {
    return services.test(service);
  }
}
