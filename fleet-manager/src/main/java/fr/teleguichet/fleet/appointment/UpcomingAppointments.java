package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.enrolment.TargetIds;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who is about to disturb a kiosk learns here whether somebody is expected there. */
@Singleton
public final class UpcomingAppointments {

  /** As long as anything that is asked of a kiosk may wait for it. */
  static final Duration AHEAD = Duration.ofHours(2);

  private final BookingTable table;
  private final Clock clock;

  UpcomingAppointments(BookingTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The first appointment that is not over yet and begins within two hours. */
  public Optional<BookedAppointment> next(KioskRow kiosk) {
    return kiosk.node().flatMap(TargetIds::unitName).flatMap(this::next);
  }

  private Optional<BookedAppointment> next(KioskId kiosk) {
    Instant now = clock.instant();
    return table.of(kiosk, now.minus(KioskAppointments.BEHIND), now.plus(AHEAD)).stream()
        .filter(it -> it.isCancellable(now))
        .findFirst();
  }
}
