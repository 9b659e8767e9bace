package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.service.PublicServiceCache;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Says when services can be booked at kiosks. */
@Singleton
public final class AppointmentOfferService {

  /** More than a kiosk has services, and enough for each to have several. */
  static final int MAX_AT_KIOSK = 100;

  private final AppointmentOfferRepository table;
  private final PublicServiceCache services;
  private final BookableKioskDirectory places;
  private final Clock clock;

  AppointmentOfferService(
      AppointmentOfferRepository table,
      PublicServiceCache services,
      BookableKioskDirectory places,
      Clock clock) {
    this.table = table;
    this.services = services;
    this.places = places;
    this.clock = clock;
  }

  /**
   * Offers times from now on.
   *
   * @throws RefusalException when a field of it is wrong, or it is not the asker's business
   */
  AppointmentOffer add(AppointmentOffer offer, AppointmentScope scope) {
    BookableKiosk place = places.of(offer.kiosk());
    if (!scope.covers(offer.kiosk(), offer.service())
        || services.offered(offer.service(), place.site()).isEmpty()) {
      throw RefusalException.field("service", "give one that is open there, and yours");
    }
    check(offer, place.day(clock.instant()));
    if (table.of(offer.kiosk(), offer.first()).size() >= MAX_AT_KIOSK) {
      throw new RefusalException(
          new Refusal.Conflict("A kiosk has at most " + MAX_AT_KIOSK + " offers."));
    }
    int id = table.add(offer);
    return new AppointmentOffer(
        id,
        offer.kiosk(),
        offer.service(),
        offer.weekdays(),
        offer.begins(),
        offer.finishes(),
        offer.slot(),
        offer.first(),
        offer.last(),
        offer.perDay());
  }

  private static void check(AppointmentOffer offer, LocalDate today) {
    long slot = offer.slot().toMinutes();
    if (slot < AppointmentOffer.CELL
        || slot > AppointmentOffer.LONGEST_SLOT
        || slot % AppointmentOffer.CELL != 0) {
      throw RefusalException.field("minutes", "give 5 to 120, a multiple of 5");
    }
    if (offer.begins() < 0
        || offer.begins() % AppointmentOffer.CELL != 0
        || offer.finishes() > AppointmentOffer.DAY) {
      throw RefusalException.field("begins", "give a time such as 09:00, a multiple of 5 minutes");
    }
    if (offer.finishes() - offer.begins() < slot) {
      throw RefusalException.field("finishes", "give a time that leaves room for one appointment");
    }
    if (offer.first().isAfter(offer.last())
        || offer.last().isBefore(today)
        || offer.last().isAfter(today.plusDays(AppointmentOffer.LONGEST))) {
      throw RefusalException.field("last", "give a day from the first on, within a year");
    }
    if (offer.perDay() < 1 || offer.perDay() > AppointmentOffer.MAX_PER_DAY) {
      throw RefusalException.field("perDay", "give 1 to " + AppointmentOffer.MAX_PER_DAY);
    }
  }

  /** Those of a kiosk that are not over, in the scope. */
  List<AppointmentOffer> of(BookableKiosk place, AppointmentScope scope) {
    return table.of(place.kiosk(), place.day(clock.instant())).stream()
        .filter(it -> scope.covers(it.kiosk(), it.service()))
        .toList();
  }

  /** Ends an offer; who has booked keeps the time. False where there is none in the scope. */
  boolean remove(int id, AppointmentScope scope) {
    boolean isThere =
        table.find(id).filter(it -> scope.covers(it.kiosk(), it.service())).isPresent();
    if (isThere) {
      table.remove(id);
    }
    return isThere;
  }
}
