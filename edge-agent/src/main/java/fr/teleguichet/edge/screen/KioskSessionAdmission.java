package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.session.SessionAdmission;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A session may begin unless the unit is no kiosk, an update restarts it, or its screen is tested;
 * with a service that is offered and can be called.
 *
 * @param isExpected whether somebody has come in with the code of an appointment with the service
 */
public record KioskSessionAdmission(
    Supplier<List<ServiceOffer>> services,
    KioskSnapshot glance,
    TestPattern pattern,
    Predicate<ServiceCode> isExpected)
    implements SessionAdmission {

  /** With services that are always the same. */
  public KioskSessionAdmission(
      List<ServiceOffer> services, KioskSnapshot glance, TestPattern pattern) {
    this(() -> services, glance, pattern, _ -> false);
  }

  @Override
  public boolean mayBegin() {
    return !pattern.isShown() && !glance.isClosed();
  }

  @Override
  public boolean mayChoose(ServiceCode service) {
    return services.get().stream()
        .filter(it -> it.id().equals(service))
        .anyMatch(it -> AvailabilityView.canBeChosen(it, glance.verdict().get(), isExpected));
  }
}
