package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.service.PublicService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which times of a kiosk are free, and which are somebody's. */
@Singleton
public final class AppointmentAvailabilityReader {

  /** A time of a day. */
  sealed interface Time {

    ServiceCode service();

    Instant start();

    /** It can be booked. */
    record Free(AppointmentOffer.Slot slot) implements Time {
      @Override
      public ServiceCode service() {
        return slot.offer().service();
      }

      @Override
      public Instant start() {
        return slot.start();
      }
    }

    /** Somebody has it, or had it. */
    record Held(BookedAppointment appointment) implements Time {
      @Override
      public ServiceCode service() {
        return appointment.service();
      }

      @Override
      public Instant start() {
        return appointment.start();
      }
    }

    /** Its day has as many as were allowed, or it is past. */
    record Closed(AppointmentOffer.Slot slot) implements Time {
      @Override
      public ServiceCode service() {
        return slot.offer().service();
      }

      @Override
      public Instant start() {
        return slot.start();
      }
    }
  }

  private final AppointmentOfferRepository offers;
  private final BookingRepository bookings;
  private final PublicServiceCache services;
  private final Clock clock;

  AppointmentAvailabilityReader(
      AppointmentOfferRepository offers,
      BookingRepository bookings,
      PublicServiceCache services,
      Clock clock) {
    this.offers = offers;
    this.bookings = bookings;
    this.services = services;
    this.clock = clock;
  }

  /** The time on offer that begins then. */
  Optional<AppointmentOffer.Slot> slot(BookableKiosk place, ServiceCode service, Instant start) {
    LocalDate day = place.day(start);
    return offers.of(place.kiosk(), day).stream()
        .filter(offer -> offer.service().equals(service))
        .flatMap(offer -> slots(place, offer, day))
        .filter(slot -> slot.start().equals(start))
        .findFirst();
  }

  private Stream<AppointmentOffer.Slot> slots(
      BookableKiosk place, AppointmentOffer offer, LocalDate day) {
    Optional<PublicService> card = services.offered(offer.service(), place.site());
    Optional<OpeningHours> hours = card.flatMap(PublicService::hours);
    return card.stream().flatMap(_ -> place.slots(offer, day, hours).stream());
  }

  /** The kiosk's times of some days in the scope, in the order of the clock. */
  List<Time> times(BookableKiosk place, LocalDate first, int days, AppointmentScope scope) {
    Instant from = first.atStartOfDay(place.zone()).toInstant();
    Instant to = first.plusDays(days).atStartOfDay(place.zone()).toInstant();
    List<BookedAppointment> held =
        bookings.of(place.kiosk(), from, to).stream()
            .filter(it -> !(it.state() instanceof AppointmentState.Cancelled))
            .toList();
    List<AppointmentOffer> valid =
        offers.of(place.kiosk(), first).stream().filter(it -> scope.covers(it.service())).toList();
    List<Time> times = new ArrayList<>();
    held.stream().filter(it -> scope.covers(it.service())).map(Time.Held::new).forEach(times::add);
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      for (AppointmentOffer offer : valid) {
        long booked =
            held.stream()
                .filter(it -> it.service().equals(offer.service()))
                .filter(it -> place.day(it.start()).equals(date))
                .count();
        boolean isFull = booked >= offer.perDay();
        slots(place, offer, date)
            .filter(slot -> held.stream().noneMatch(it -> overlap(it, slot)))
            .map(slot -> isFull || isPast(slot) ? new Time.Closed(slot) : new Time.Free(slot))
            .forEach(times::add);
      }
    }
    times.sort(Comparator.comparing(Time::start).thenComparing(it -> it.service().value()));
    return List.copyOf(times);
  }

  /** Whether kiosks show a page of the service itself to whom nobody answers. */
  boolean hasOwnPage(ServiceCode service) {
    return services.cards().stream()
        .filter(card -> card.code().equals(service))
        .anyMatch(card -> card.fallback().isPresent());
  }

  private boolean isPast(AppointmentOffer.Slot slot) {
    return slot.start().isBefore(clock.instant());
  }

  private static boolean overlap(BookedAppointment held, AppointmentOffer.Slot slot) {
    return held.start().isBefore(slot.end()) && slot.start().isBefore(held.end());
  }
}
