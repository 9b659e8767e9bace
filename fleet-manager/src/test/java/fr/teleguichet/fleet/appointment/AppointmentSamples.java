package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;

/** Some times on offer at the kiosk of Gramat, and some that people have. */
public final class AppointmentSamples {

  private AppointmentSamples() {}

  /** Offers and books; one of the appointments. */
  public static int on(TestPages.Running pages) {
    TestAppointments gramat =
        new TestAppointments(
            pages, new KioskId(new Territory("cauvaldor"), new KioskName("borne-gramat")));
    AppointmentOffer _ = gramat.offered("carsat", 9, 12, 4);
    AppointmentOffer _ = gramat.offered("caf", 9, 17, 8);
    BookedAppointment _ = gramat.booked(gramat.at(1, 10));
    BookedAppointment cancelled = gramat.booked(gramat.at(1, 11));
    var _ = gramat.bookings().cancel(cancelled.id(), TestAppointments.ALL);
    BookedAppointment kept = gramat.booked(gramat.at(2, 9));
    var _ = gramat.bookings().keep(kept.id());
    return gramat.booked(gramat.at(1, 14)).id();
  }
}
