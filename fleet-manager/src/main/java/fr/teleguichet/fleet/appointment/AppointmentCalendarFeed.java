package fr.teleguichet.fleet.appointment;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Classification;
import biweekly.property.DateTimeStamp;
import biweekly.property.Status;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AdviserServiceRepository;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * What a person's calendar program reads (RFC 5545). Times are in UTC, so that no program has to
 * know when clocks change; what each is called and where it is, and neither code nor person.
 */
@Singleton
final class AppointmentCalendarFeed {

  private static final Set<Role> READERS = Set.of(Role.COORDINATOR, Role.MEDIATOR, Role.ADVISER);
  private static final int MAX_EVENTS = 2_000;

  /** In bytes, without the end of the line (RFC 5545, section 3.1). */
  private static final int MAX_LINE = 75;

  private static final Duration BEHIND = Duration.ofDays(7);

  private final AppointmentCalendarFeedRepository table;
  private final BookingRepository bookings;
  private final BookableKioskDirectory places;
  private final PublicServiceCache services;
  private final AccountRepository accounts;
  private final AdviserServiceRepository advisers;
  private final SecretGenerator secrets;
  private final AppointmentSettings settings;
  private final Clock clock;

  AppointmentCalendarFeed(
      AppointmentCalendarFeedRepository table,
      BookingRepository bookings,
      BookableKioskDirectory places,
      PublicServiceCache services,
      AccountRepository accounts,
      AdviserServiceRepository advisers,
      SecretGenerator secrets,
      AppointmentSettings settings,
      Clock clock) {
    this.table = table;
    this.bookings = bookings;
    this.places = places;
    this.services = services;
    this.accounts = accounts;
    this.advisers = advisers;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  /** Makes an account's key, in place of an older one. It is told this once. */
  SecretToken open(long account) {
    SecretToken key = secrets.text();
    table.put(account, key, clock.instant());
    return key;
  }

  /** The account's address leads nowhere from now on. */
  void close(long account) {
    table.remove(account);
  }

  /** Whether the account has an address. */
  boolean isOpen(long account) {
    return table.has(account);
  }

  /** The calendar behind a key; empty where nobody has it who may still read appointments. */
  Optional<String> read(SecretToken key, LocalizedText text) {
    return table
        .account(key)
        .flatMap(accounts::find)
        .filter(account -> READERS.contains(account.role()))
        .map(account -> calendar(scope(account), text));
  }

  private AppointmentScope scope(Account account) {
    return new AppointmentScope(
        account.scope(),
        account.role() == Role.ADVISER ? Optional.of(advisers.of(account.id())) : Optional.empty());
  }

  private String calendar(AppointmentScope scope, LocalizedText text) {
    Instant now = clock.instant();
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Téléguichet//fleet manager//FR");
    bookings
        .in(
            scope,
            now.minus(BEHIND),
            now.plus(Duration.ofDays(7L * settings.weeksAhead())),
            MAX_EVENTS)
        .stream()
        .filter(it -> !(it.state() instanceof AppointmentState.Cancelled))
        .map(it -> event(it, text))
        .forEach(calendar::addEvent);
    StringWriter lines = new StringWriter();
    try (ICalWriter writer = new ICalWriter(lines, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return folded(lines.toString());
  }

  /** The library counts letters where the norm counts bytes, of which é has two. */
  static String folded(String calendar) {
    StringBuilder folded = new StringBuilder(calendar.length());
    int bytes = 0;
    for (int point : calendar.codePoints().toArray()) {
      String letter = Character.toString(point);
      int size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (point == '\n' || point == '\r') {
        bytes = 0;
      } else if (bytes + size > MAX_LINE) {
        folded.append("\r\n ");
        bytes = 1 + size;
      } else {
        bytes += size;
      }
      folded.append(letter);
    }
    return folded.toString();
  }

  /** The stamp is that of the last change, so that what has not changed is the same each time. */
  private VEvent event(BookedAppointment it, LocalizedText text) {
    VEvent event = new VEvent();
    var _ = event.setUid("appointment-" + it.id() + "@teleguichet");
    event.setDateTimeStamp(new DateTimeStamp(Date.from(it.since())));
    var _ = event.setDateStart(Date.from(it.start()), true);
    var _ = event.setDateEnd(Date.from(it.end()), true);
    var _ = event.setSummary(services.name(it.service(), text));
    var _ = event.setLocation(places.of(it.kiosk()).words());
    event.setClassification(Classification.private_());
    event.setStatus(Status.confirmed());
    return event;
  }
}
