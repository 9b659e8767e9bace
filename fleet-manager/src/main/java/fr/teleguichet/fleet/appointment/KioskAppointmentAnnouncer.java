package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.call.KioskCallEventStreams;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells kiosks with an open stream of appointments that were made, taken back or begun, here or by
 * another manager; those that open one are told all.
 */
@Context
final class KioskAppointmentAnnouncer {
  private static final Logger LOG = LoggerFactory.getLogger(KioskAppointmentAnnouncer.class);

  private final UpcomingAppointmentEventSource appointments;
  private final KioskCallEventStreams kiosks;
  private Map<KioskId, String> told = Map.of(); // of the one thread that announces

  KioskAppointmentAnnouncer(
      UpcomingAppointmentEventSource appointments, KioskCallEventStreams kiosks) {
    this.appointments = appointments;
    this.kiosks = kiosks;
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "20s")
  synchronized void announce() {
    try {
      Map<KioskId, String> now = appointments.all();
      Map<KioskId, String> news = new HashMap<>(now);
      told.forEach((kiosk, _) -> news.putIfAbsent(kiosk, appointments.none()));
      news.forEach(
          (kiosk, text) -> {
            if (!text.equals(told.get(kiosk))) {
              kiosks.tell(kiosk, UpcomingAppointmentEventSource.EVENT, text);
            }
          });
      told = now;
    } catch (JdbiException failure) {
      LOG.atDebug()
          .addKeyValue("cause", failure.getMessage())
          .log("Kiosks can't be told of appointments; it is tried again.");
    }
  }
}
