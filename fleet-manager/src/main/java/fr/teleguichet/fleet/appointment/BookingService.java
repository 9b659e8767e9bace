package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.call.TokenBucketLimiter;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.SqlErrorClassifier;
import fr.teleguichet.fleet.platform.database.TransactionRetry;
import fr.teleguichet.fleet.update.appointment.KioskBookedTimeRepository;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Books appointments and takes them back. A booked kiosk is told to whoever plans updates in the
 * same transaction, so that none comes in between.
 *
 * <p>Two who want the same time both come as far as the database, whose key lets one of them in.
 */
@Singleton
public final class BookingService {

  private static final double HOUR = 3_600;

  /**
   * What somebody wants.
   *
   * @param start when it begins: the start of one of the times on offer
   */
  record Wish(BookableKiosk place, ServiceCode service, Instant start) {}

  private final Jdbi jdbi;
  private final BookingRepository table;
  private final AppointmentAvailabilityReader calendar;
  private final KioskBookedTimeRepository busyKiosks;
  private final TargetIdResolver targets;
  private final AppointmentSettings settings;
  private final RandomGenerator random;
  private final Clock clock;
  private final TokenBucketLimiter budget;

  BookingService(
      Database database,
      BookingRepository table,
      AppointmentAvailabilityReader calendar,
      KioskBookedTimeRepository busyKiosks,
      TargetIdResolver targets,
      AppointmentSettings settings,
      RandomGenerator random,
      Clock clock) {
    this.jdbi = database.jdbi();
    this.table = table;
    this.calendar = calendar;
    this.busyKiosks = busyKiosks;
    this.targets = targets;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
    this.budget = new TokenBucketLimiter(settings.perHour(), settings.perHour() / HOUR, clock);
  }

  /**
   * Books.
   *
   * @param who whose bookings of an hour are counted
   */
  BookingResult book(Wish wish, AppointmentScope scope, String who) {
    Instant now = clock.instant();
    if (wish.start().isBefore(now) || wish.start().isAfter(now.plus(farthest()))) {
      return new BookingResult.OutOfReach();
    }
    Optional<AppointmentOffer.Slot> slot =
        scope.covers(wish.place().kiosk(), wish.service())
            ? calendar.slot(wish.place(), wish.service(), wish.start())
            : Optional.empty();
    if (slot.isEmpty()) {
      return new BookingResult.NotOffered();
    }
    if (!budget.take(who)) {
      return new BookingResult.TooMany();
    }
    TargetId target = targets.of(wish.place().kiosk());
    return booking(handle -> book(handle, wish.place(), slot.get(), target));
  }

  private BookingResult book(
      Handle handle, BookableKiosk place, AppointmentOffer.Slot slot, TargetId target) {
    Optional<BookingResult> refused = refused(handle, place, slot);
    if (refused.isPresent()) {
      return refused.get();
    }
    KioskId kiosk = place.kiosk();
    ServiceCode service = slot.offer().service();
    AppointmentCode code = AppointmentCode.random(random);
    Instant now = clock.instant();
    int id = BookingRepository.add(handle, kiosk, service, slot.start(), slot.end(), code, now);
    BookedAppointment booked =
        new BookedAppointment(
            id,
            kiosk,
            service,
            slot.start(),
            slot.end(),
            new AppointmentState.Booked(),
            now,
            Optional.of(code));
    hold(handle, booked, target);
    return new BookingResult.Booked(booked);
  }

  /**
   * Why nobody can have that time besides those who have others of its day; empty for no reason.
   */
  private static Optional<BookingResult> refused(
      Handle handle, BookableKiosk place, AppointmentOffer.Slot slot) {
    Optional<AppointmentOffer> offer = AppointmentOfferRepository.hold(handle, slot.offer().id());
    if (offer.isEmpty()) {
      return Optional.of(new BookingResult.NotOffered());
    }
    LocalDate day = place.day(slot.start());
    Instant morning = day.atStartOfDay(place.zone()).toInstant();
    Instant night = day.plusDays(1).atStartOfDay(place.zone()).toInstant();
    int others =
        BookingRepository.count(handle, place.kiosk(), slot.offer().service(), morning, night);
    return others < offer.get().perDay()
        ? Optional.empty()
        : Optional.of(new BookingResult.DayFull());
  }

  /** Takes the kiosk's time, and tells so to whoever plans updates. */
  private void hold(Handle handle, BookedAppointment booked, TargetId target) {
    try {
      BookingRepository.hold(handle, booked.id(), booked.kiosk(), booked.start(), booked.end());
    } catch (JdbiException failure) {
      if (SqlErrorClassifier.isDuplicate(failure)) {
        throw new RefusedException(new BookingResult.Taken());
      }
      throw failure;
    }
    if (!busyKiosks.put(
        handle,
        target,
        new KioskBookedTimeRepository.Appointment(hook(booked), booked.start(), booked.end()))) {
      throw new RefusedException(new BookingResult.DayFull());
    }
  }

  /** What this appointment is called where updates are planned. */
  private static String hook(BookedAppointment appointment) {
    return "booking-" + appointment.id();
  }

  /** Takes one back; empty where there is none that the asker may take back any more. */
  Optional<BookedAppointment> cancel(int id, AppointmentScope scope) {
    Instant now = clock.instant();
    return changing(
        id,
        (handle, it) ->
            scope.covers(it.kiosk(), it.service())
                    && it.isCancellable(now)
                    && it.state() instanceof AppointmentState.Booked booked
                ? Optional.of(released(handle, it.in(booked.cancel(now), now)))
                : Optional.empty());
  }

  /**
   * Has one again that was taken back; meanwhile its time may be somebody else's, its day full, or
   * nobody there to receive anybody.
   *
   * @param place its kiosk
   */
  BookingResult restore(int id, BookableKiosk place, AppointmentScope scope) {
    return booking(
        handle ->
            BookingRepository.hold(handle, id)
                .filter(it -> scope.covers(it.kiosk(), it.service()))
                .filter(it -> it.kiosk().equals(place.kiosk()))
                .filter(it -> clock.instant().isBefore(it.end()) && it.code().isPresent())
                .flatMap(
                    it ->
                        it.state() instanceof AppointmentState.Cancelled cancelled
                            ? Optional.of(it.in(cancelled.restore(), clock.instant()))
                            : Optional.empty())
                .map(it -> restored(handle, place, it))
                .orElseGet(BookingResult.NotOffered::new));
  }

  private BookingResult restored(Handle handle, BookableKiosk place, BookedAppointment booked) {
    Optional<AppointmentOffer.Slot> slot = calendar.slot(place, booked.service(), booked.start());
    Optional<BookingResult> refused =
        slot.isEmpty()
            ? Optional.of(new BookingResult.NotOffered())
            : refused(handle, place, slot.get());
    if (refused.isPresent()) {
      return refused.get();
    }
    hold(handle, booked, targets.of(booked.kiosk()));
    BookingRepository.write(handle, booked);
    return new BookingResult.Booked(booked);
  }

  /** The person is there; empty where nobody is expected by this appointment. */
  Optional<BookedAppointment> keep(int id) {
    Instant now = clock.instant();
    return changing(
        id,
        (_, it) ->
            it.state() instanceof AppointmentState.Booked booked
                ? Optional.of(it.in(booked.keep(now), now))
                : Optional.empty());
  }

  /** The person came when it was over; empty where somebody had come in time. */
  Optional<BookedAppointment> comeLate(int id) {
    Instant now = clock.instant();
    return changing(
        id,
        (_, it) ->
            switch (it.state()) {
              case AppointmentState.Booked booked when !now.isBefore(it.end()) ->
                  Optional.of(it.in(booked.late(now), now));
              case AppointmentState.Missed missed -> Optional.of(it.in(missed.late(now), now));
              default -> Optional.empty();
            });
  }

  /** Writes of those to which somebody came, and no adviser, what is known; returns how many. */
  int giveUpUnanswered(int most) {
    return (int)
        table.withoutTalk(clock.instant(), RecentArrivals.TIME_TO_CALL, most).stream()
            .flatMap(
                over -> {
                  boolean isInVain = isInVain(over);
                  return changing(
                      over.id(),
                      (_, it) ->
                          it.state() instanceof AppointmentState.Kept kept
                              // Since when it is so is when the person came.
                              ? Optional.of(
                                  it.in(isInVain ? kept.giveUp() : kept.lose(), it.since()))
                              : Optional.empty())
                      .stream();
                })
            .count();
  }

  /** Where the kiosk shows the service's own page, somebody may have answered on that. */
  private boolean isInVain(BookedAppointment over) {
    return !calendar.hasOwnPage(over.service())
        && table.isCalledInVain(over, RecentArrivals.TIME_TO_CALL);
  }

  /** Writes that nobody came to those that are over; returns how many of them. */
  int missOver(int most) {
    return (int)
        table.over(clock.instant(), most).stream()
            .flatMap(
                over ->
                    changing(
                        over.id(),
                        (_, it) ->
                            it.state() instanceof AppointmentState.Booked booked
                                ? Optional.of(it.in(booked.miss(), clock.instant()))
                                : Optional.empty())
                        .stream())
            .count();
  }

  /** What an appointment becomes, where it can. */
  @FunctionalInterface
  private interface Change {
    Optional<BookedAppointment> of(Handle handle, BookedAppointment appointment);
  }

  /** The only place where an appointment changes its state, but for one that is had again. */
  private Optional<BookedAppointment> changing(int id, Change change) {
    return TransactionRetry.again(
        () ->
            jdbi.inTransaction(
                handle -> {
                  Optional<BookedAppointment> changed =
                      BookingRepository.hold(handle, id).flatMap(it -> change.of(handle, it));
                  changed.ifPresent(it -> BookingRepository.write(handle, it));
                  return changed;
                }));
  }

  private BookedAppointment released(Handle handle, BookedAppointment cancelled) {
    BookingRepository.release(handle, cancelled.id());
    busyKiosks.remove(handle, targets.of(cancelled.kiosk()), hook(cancelled));
    return cancelled;
  }

  Duration farthest() {
    return Duration.ofDays(7L * settings.weeksAhead());
  }

  private BookingResult booking(HandleCallback<BookingResult, RuntimeException> action) {
    try {
      return TransactionRetry.again(() -> jdbi.inTransaction(action));
    } catch (RefusedException refused) {
      return refused.result;
    }
  }

  /** It can't be had; thrown, so that the transaction changes nothing. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient BookingResult result;

    RefusedException(BookingResult result) {
      super("", null, false, false);
      this.result = result;
    }
  }
}
