package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.function.Predicate;

/** Admits to the services that it is told, while it is open. */
public final class FakeAdmission implements SessionAdmission {

  private final Predicate<ServiceCode> services;
  public boolean isOpen = true;

  /**
   * An open one.
   *
   * @param services which services may be chosen
   */
  public FakeAdmission(Predicate<ServiceCode> services) {
    this.services = services;
  }

  @Override
  public boolean mayBegin() {
    return isOpen;
  }

  @Override
  public boolean mayChoose(ServiceCode service) {
    return services.test(service);
  }
}
