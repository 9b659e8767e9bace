package fr.teleguichet.fleet.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;

/** A kiosk at which the family allowances can be booked at any hour of the coming days. */
public record TestAppointments(TestPages.Running server, KioskId kiosk) {

  public static final ServiceCode CAF = new ServiceCode("caf");

  /** Everybody’s appointments. */
  public static final AppointmentScope ALL =
      new AppointmentScope(new Scope.Fleet(), Optional.empty());

  /** A kiosk of this territory that was heard of. */
  public static TestAppointments at(TestPages.Running server, String territory, String name) {
    var _ = server.kiosk(territory, name).born();
    return new TestAppointments(server, new KioskId(new Territory(territory), new KioskName(name)));
  }

  /** The same at a site, where it was planned before it came. */
  public static TestAppointments at(
      TestPages.Running server, String territory, String name, String site) {
    SiteCache sites = server.context().getBean(SiteCache.class);
    sites.place(
        new KioskUrlName.OfNode(new NodeAddress(territory, name)),
        sites.now().find(site).orElseThrow());
    return at(server, territory, name);
  }

  private AppointmentOffer offer(String service, int from, int to, int perDay) {
    LocalDate today = place().day(server.clock().instant());
    return new AppointmentOffer(
        0,
        kiosk,
        new ServiceCode(service),
        EnumSet.allOf(DayOfWeek.class),
        from * 60,
        to * 60,
        Duration.ofMinutes(30),
        today,
        today.plusDays(60),
        perDay);
  }

  /** Offers half hours around the clock. */
  public AppointmentOffer offered(String service, int perDay) {
    return offered(service, 0, 24, perDay);
  }

  /** Offers half hours between these hours. */
  AppointmentOffer offered(String service, int from, int to, int perDay) {
    return bean(AppointmentOfferService.class).add(offer(service, from, to, perDay), ALL);
  }

  /** Where the kiosk stands. */
  BookableKiosk place() {
    return bean(BookableKioskDirectory.class).of(kiosk);
  }

  /** A time so many days from today. */
  public Instant at(int days, int hour) {
    return place()
        .day(server.clock().instant())
        .plusDays(days)
        .atTime(hour, 0)
        .atZone(place().zone())
        .toInstant();
  }

  BookingService.Wish wish(Instant start) {
    return new BookingService.Wish(place(), CAF, start);
  }

  /** Books; fails where that can't be. */
  public BookedAppointment booked(Instant start) {
    BookingResult result = bookings().book(wish(start), ALL, "a test at " + start);
    if (result instanceof BookingResult.Booked(BookedAppointment appointment)) {
      return appointment;
    }
    throw new AssertionError("not booked: " + result);
  }

  /** Writes one that nobody could book, such as one that has begun, into the table itself. */
  public void write(Instant start, Duration length, String state, Optional<String> code) {
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO appointment_booking (territory, kiosk, service, start, finish,"
                        + " state, since, code) VALUES (?, ?, 'caf', ?, ?, ?, '2026-01-01', ?)",
                    kiosk.territory().value(),
                    kiosk.name().value(),
                    LocalDateTime.ofInstant(start, ZoneOffset.UTC),
                    LocalDateTime.ofInstant(start.plus(length), ZoneOffset.UTC),
                    state,
                    code.orElse(null)));
  }

  /** The service's state from now on, such as {@code ended}. */
  void state(String service, String state) {
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("UPDATE service SET state = ? WHERE code = ?", state, service));
    assertThat(bean(PublicServiceCache.class).refresh()).isTrue();
  }

  /** The service's own page from now on, which kiosks show to whom nobody answers. */
  void ownPage(String service, String page) {
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE service SET card = JSON_SET(card, '$.services[0].fallback', ?)"
                        + " WHERE code = ?",
                    page,
                    service));
    assertThat(bean(PublicServiceCache.class).refresh()).isTrue();
  }

  BookingService bookings() {
    return bean(BookingService.class);
  }

  /** The service that books at another time. */
  BookingService bookings(Clock clock, AppointmentSettings settings) {
    return new BookingService(
        server.database(),
        bean(BookingRepository.class),
        new AppointmentAvailabilityReader(
            bean(AppointmentOfferRepository.class),
            bean(BookingRepository.class),
            bean(PublicServiceCache.class),
            clock),
        bean(fr.teleguichet.fleet.update.appointment.KioskBookedTimeRepository.class),
        bean(fr.teleguichet.fleet.enrolment.TargetIdResolver.class),
        settings,
        new java.security.SecureRandom(),
        clock);
  }

  <T> T bean(Class<T> type) {
    return server.context().getBean(type);
  }
}
