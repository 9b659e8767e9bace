package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.appointment.AppointmentViewModels.Choice;
import fr.teleguichet.fleet.appointment.AppointmentViewModels.Column;
import fr.teleguichet.fleet.appointment.AppointmentViewModels.Day;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts appointments into the words of a page. */
@Singleton
public final class AppointmentText {

  /** As long as anything that is asked of a kiosk may wait for it. */
  private static final Duration AHEAD = Duration.ofHours(2);

  /** Whoever expects more of them in a day has the pages of the sites. */
  static final int MAX_TODAY = 100;

  /** Of several zones, since what is yesterday's or tomorrow's in some is left out. */
  private static final int MAX_OF_ZONES = 2_000;

  private final BookableKioskDirectory places;
  private final AppointmentAvailabilityReader calendar;
  private final BookingRepository table;
  private final PublicServiceCache services;
  private final Clock clock;

  AppointmentText(
      BookableKioskDirectory places,
      AppointmentAvailabilityReader calendar,
      BookingRepository table,
      PublicServiceCache services,
      Clock clock) {
    this.places = places;
    this.calendar = calendar;
    this.table = table;
    this.services = services;
    this.clock = clock;
  }

  /** The sites with kiosks in the scope, by name. */
  List<Choice> sites(AppointmentScope scope) {
    Map<String, Choice> sites = new TreeMap<>();
    for (BookableKiosk place : places.in(scope.kiosks())) {
      place
          .site()
          .ifPresent(
              it -> sites.put(it.name() + it.id(), new Choice(it.code().value(), it.place())));
    }
    return List.copyOf(sites.values());
  }

  /** The kiosks in the scope that stand at this site. */
  List<BookableKiosk> at(String site, AppointmentScope scope) {
    return places.in(scope.kiosks()).stream()
        .filter(it -> it.site().map(Site::code).filter(at -> at.value().equals(site)).isPresent())
        .toList();
  }

  /** The day at the kiosks of a site. */
  LocalDate today(List<BookableKiosk> kiosks) {
    return kiosks.isEmpty()
        ? LocalDate.ofInstant(clock.instant(), LocalizedText.ZONE)
        : kiosks.getFirst().day(clock.instant());
  }

  /** Some days of the kiosks of a site. */
  List<Day> days(
      List<BookableKiosk> kiosks,
      LocalDate first,
      int days,
      AppointmentScope scope,
      LocalizedText text) {
    List<Day> list = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      list.add(
          new Day(
              date,
              AppointmentViewModels.day(date, text),
              AppointmentViewModels.briefDay(date, text),
              date.equals(today(kiosks)),
              kiosks.stream().map(it -> column(it, date, scope, text)).toList()));
    }
    return list;
  }

  private Column column(
      BookableKiosk place, LocalDate date, AppointmentScope scope, LocalizedText text) {
    return new Column(
        place.kiosk().name().value(),
        calendar.times(place, date, 1, scope).stream().map(it -> time(it, place, text)).toList());
  }

  private AppointmentViewModels.Time time(
      AppointmentAvailabilityReader.Time time, BookableKiosk place, LocalizedText text) {
    String clockTime = AppointmentViewModels.time(time.start(), place.zone(), text);
    String service = services.name(time.service(), text);
    return switch (time) {
      case AppointmentAvailabilityReader.Time.Free free ->
          new AppointmentViewModels.Time(
              clockTime,
              service,
              "free",
              KioskUrlName.of(place.kiosk()).text() + " " + time.service() + " " + free.start(),
              Optional.empty());
      case AppointmentAvailabilityReader.Time.Held(BookedAppointment held) ->
          new AppointmentViewModels.Time(
              clockTime, service, held.state().code(), "", Optional.of(path(held)));
      case AppointmentAvailabilityReader.Time.Closed _ ->
          new AppointmentViewModels.Time(clockTime, service, "closed", "", Optional.empty());
    };
  }

  private static String path(BookedAppointment appointment) {
    return "/appointments/" + appointment.id();
  }

  /** One appointment in the scope. */
  Optional<BookedAppointment> find(String id, AppointmentScope scope) {
    return RowNumberParser.parse(id)
        .flatMap(table::find)
        .filter(it -> scope.covers(it.kiosk(), it.service()));
  }

  /** An appointment in words. */
  AppointmentViewModels.One one(BookedAppointment it, LocalizedText text, Optional<String> done) {
    BookableKiosk place = places.of(it.kiosk());
    ServiceTextLanguage language =
        text.language().tag().equals("fr") ? ServiceTextLanguage.FR : ServiceTextLanguage.EN;
    return new AppointmentViewModels.One(
        it.id(),
        AppointmentViewModels.moment(it.start(), place.zone(), text),
        services.name(it.service(), text),
        services
            .offered(it.service(), place.site())
            .flatMap(PublicService::words)
            .map(words -> words.in(language)),
        place.words(),
        place.site().flatMap(site -> site.ownName(it.kiosk().name().value())).orElse(""),
        Duration.between(it.start(), it.end()).toMinutes(),
        it.state().code(),
        isInVain(it, place),
        it.isCancellable(clock.instant()),
        it.state() instanceof AppointmentState.Booked
            ? it.code().map(AppointmentCode::spaced)
            : Optional.empty(),
        list(place, it.start()),
        done);
  }

  /** The address of the list with a time; more parameters may follow. */
  static String list(BookableKiosk place, Instant start) {
    return "/appointments?"
        + place.site().map(site -> "site=" + site.code().value() + "&").orElse("")
        + "day="
        + place.day(start);
  }

  /** A time of the day by the clock of the kiosk. */
  public String time(Instant instant, KioskId kiosk, LocalizedText text) {
    return AppointmentViewModels.time(instant, places.of(kiosk).zone(), text);
  }

  /**
   * When somebody is expected at a kiosk, now or within two hours, for whoever would disturb it.
   */
  public Optional<String> expected(KioskRow kiosk, LocalizedText text) {
    Instant now = clock.instant();
    return kiosk
        .node()
        .flatMap(TargetIdResolver::unitName)
        .flatMap(
            id ->
                table
                    .of(id, now.minus(UpcomingAppointmentEventSource.BEHIND), now.plus(AHEAD))
                    .stream()
                    .filter(it -> it.isCancellable(now))
                    .findFirst())
        .map(
            it ->
                text.say(
                    "appointments.expected",
                    time(it.start(), it.kiosk(), text),
                    time(it.end(), it.kiosk(), text)));
  }

  /** Who comes today, which is another day where other clocks are. */
  public AppointmentViewModels.Today today(AppointmentScope scope, LocalizedText text) {
    Instant now = clock.instant();
    Set<ZoneId> zones =
        places.in(scope.kiosks()).stream().map(BookableKiosk::zone).collect(Collectors.toSet());
    if (zones.isEmpty()) {
      zones.add(LocalizedText.ZONE);
    }
    return new AppointmentViewModels.Today(
        table
            .in(
                scope,
                Collections.min(zones.stream().map(it -> midnight(now, it, 0)).toList()),
                Collections.max(zones.stream().map(it -> midnight(now, it, 1)).toList()),
                zones.size() == 1 ? MAX_TODAY : MAX_OF_ZONES)
            .stream()
            .filter(it -> !(it.state() instanceof AppointmentState.Cancelled))
            .filter(it -> isToday(it, now))
            .limit(MAX_TODAY)
            .map(it -> expected(it, text))
            .toList());
  }

  /** When the day begins that is so many days from today in this zone. */
  private static Instant midnight(Instant now, ZoneId zone, int days) {
    return LocalDate.ofInstant(now, zone).plusDays(days).atStartOfDay(zone).toInstant();
  }

  private boolean isToday(BookedAppointment it, Instant now) {
    BookableKiosk place = places.of(it.kiosk());
    return place.day(it.start()).equals(place.day(now));
  }

  private AppointmentViewModels.Expected expected(BookedAppointment it, LocalizedText text) {
    BookableKiosk place = places.of(it.kiosk());
    return new AppointmentViewModels.Expected(
        AppointmentViewModels.time(it.start(), place.zone(), text),
        services.name(it.service(), text),
        place.words(),
        it.state().code(),
        isInVain(it, place),
        path(it));
  }

  /** The service has ended since, or its kiosk was moved: nobody will answer whoever comes. */
  private boolean isInVain(BookedAppointment it, BookableKiosk place) {
    return it.state() instanceof AppointmentState.Booked
        && services.offered(it.service(), place.site()).isEmpty();
  }
}
