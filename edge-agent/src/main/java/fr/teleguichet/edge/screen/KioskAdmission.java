package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.session.SessionAdmission;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.CitizenAct;
import java.util.List;

/**
 * A session may begin unless the unit is no kiosk, an update restarts it, or its screen is tested;
 * with a service that is offered and can be called.
 */
public record KioskAdmission(List<ServiceOffer> services, KioskSnapshot glance, TestPattern pattern)
    implements SessionAdmission {

  public KioskAdmission {
    services = List.copyOf(services);
  }

  @Override
  public boolean mayBegin() {
    return !pattern.isShown() && !glance.isClosed();
  }

  @Override
  public boolean mayChoose(ServiceCode service) {
    return services.stream().anyMatch(it -> it.id().equals(service))
        && glance.verdict().get().allows(service, CitizenAct.VIDEO);
  }
}
