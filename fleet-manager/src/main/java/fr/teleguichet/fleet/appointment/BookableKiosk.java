package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.opening.FrenchHolidays;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A kiosk at which people meet a service, and where it stands.
 *
 * @param title what people call it
 */
public record BookableKiosk(KioskId kiosk, String title, Optional<Site> site) {

  /** By which clock its days are counted. */
  public ZoneId zone() {
    return site.flatMap(Site::opening).map(OpeningHours::zone).orElse(LocalizedText.ZONE);
  }

  /** The day there. */
  LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone());
  }

  /** Where to come to, in words. */
  public String words() {
    return site.map(Site::place).orElse(title);
  }

  /** The appointments of an offer on a day, none where place or service are closed that day. */
  List<AppointmentOffer.Slot> slots(
      AppointmentOffer offer, LocalDate day, Optional<OpeningHours> hours) {
    boolean isClosed =
        hours.filter(it -> isClosed(it, day)).isPresent()
            || site.flatMap(Site::opening).filter(it -> isClosed(it, day)).isPresent();
    return isClosed ? List.of() : offer.slots(day, zone());
  }

  /**
   * Closed as an exception: the hours of the week are another matter than those of appointments.
   */
  private static boolean isClosed(OpeningHours hours, LocalDate day) {
    return hours.exceptions().containsKey(day)
        ? hours.on(day).isEmpty()
        : hours.isClosedOnHolidays() && FrenchHolidays.isHoliday(day);
  }
}
