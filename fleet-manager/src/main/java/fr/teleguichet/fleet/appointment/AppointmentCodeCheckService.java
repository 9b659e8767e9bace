package fr.teleguichet.fleet.appointment;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.platform.cache.LruCache;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what codes are worth. A kiosk may send five wrong ones, and then none for a while: a code
 * has six digits only.
 *
 * <p>The lock is this object; kiosks ask on many threads.
 */
@Singleton
final class AppointmentCodeCheckService {

  static final int MAX_WRONG = 5;
  static final Duration PAUSE = Duration.ofMinutes(10);

  private static final int MAX_REMEMBERED = 20_000;

  /** How many wrong ones a kiosk has sent, and when it sent the last. */
  private record Tries(int wrong, Instant last) {}

  private final BookingRepository table;
  private final BookingService bookings;
  private final RecentArrivals arrivals;
  private final BookableKioskDirectory places;
  private final PublicServiceCache services;
  private final Clock clock;

  /** Who is forgotten first has sent none for longest. */
  @GuardedBy("this")
  private final Map<KioskId, Tries> tries = new LruCache<>(MAX_REMEMBERED);

  AppointmentCodeCheckService(
      BookingRepository table,
      BookingService bookings,
      RecentArrivals arrivals,
      BookableKioskDirectory places,
      PublicServiceCache services,
      Clock clock) {
    this.table = table;
    this.bookings = bookings;
    this.arrivals = arrivals;
    this.places = places;
    this.services = services;
    this.clock = clock;
  }

  /** What the code is worth at this kiosk now. */
  AppointmentCodeCheckResult check(KioskId kiosk, String typed) {
    Instant now = clock.instant();
    Optional<Instant> until = begin(kiosk, now);
    if (until.isPresent()) {
      return new AppointmentCodeCheckResult.Paused(until.get());
    }
    try {
      return look(kiosk, typed, now);
    } catch (RuntimeException away) { // of the database, most likely: nobody guessed wrong
      giveBack(kiosk);
      throw away;
    }
  }

  private AppointmentCodeCheckResult look(KioskId kiosk, String typed, Instant now) {
    Optional<BookedAppointment> found = find(kiosk, typed);
    if (found.isEmpty()) {
      return new AppointmentCodeCheckResult.Wrong(left(kiosk));
    }
    if (!now.isBefore(found.get().end())) {
      return over(found.get(), now);
    }
    if (services.offered(found.get().service(), places.of(kiosk).site()).isEmpty()) {
      giveBack(kiosk);
      return new AppointmentCodeCheckResult.NotOffered();
    }
    if (!found.get().isDue(now)) {
      giveBack(kiosk);
      return new AppointmentCodeCheckResult.NotNow(found.get().start());
    }
    Optional<BookedAppointment> came = bookings.keep(found.get().id());
    settle(kiosk, came.isPresent());
    BookedAppointment kept = came.orElse(found.get());
    arrivals.arrive(kept);
    return new AppointmentCodeCheckResult.Good(kept);
  }

  private Optional<BookedAppointment> find(KioskId kiosk, String typed) {
    return AppointmentCode.parse(typed)
        .flatMap(table::find)
        .filter(it -> it.kiosk().equals(kiosk) && !isTakenBack(it));
  }

  private static boolean isTakenBack(BookedAppointment appointment) {
    return appointment.state() instanceof AppointmentState.Cancelled;
  }

  /** Whoever comes on the day has come, if too late; on another day a slip of paper is typed. */
  private AppointmentCodeCheckResult over(BookedAppointment appointment, Instant now) {
    BookableKiosk place = places.of(appointment.kiosk());
    boolean isOfToday = place.day(now).equals(place.day(appointment.start()));
    settle(appointment.kiosk(), isOfToday && bookings.comeLate(appointment.id()).isPresent());
    return new AppointmentCodeCheckResult.Over(appointment.start());
  }

  /**
   * Counts a try as a wrong one until it turns out not to be: of many at the same moment none is
   * looked up beyond the fifth. Those of long ago do not count.
   *
   * @return until when there is none
   */
  private synchronized Optional<Instant> begin(KioskId kiosk, Instant now) {
    Tries recent = recent(tries.get(kiosk), now);
    if (recent.wrong() >= MAX_WRONG) {
      tries.put(kiosk, recent);
      return Optional.of(recent.last().plus(PAUSE));
    }
    tries.put(kiosk, new Tries(recent.wrong() + 1, now));
    return Optional.empty();
  }

  /** A pause that began before the clock was set back begins now, or it lasted for hours. */
  private static Tries recent(@Nullable Tries known, Instant now) {
    if (known == null || !now.isBefore(known.last().plus(PAUSE))) {
      return new Tries(0, now);
    }
    return now.isBefore(known.last()) ? new Tries(known.wrong(), now) : known;
  }

  private synchronized int left(KioskId kiosk) {
    @Nullable Tries known = tries.get(kiosk);
    return known == null ? MAX_WRONG : MAX_WRONG - known.wrong();
  }

  /**
   * A right code was no wrong try. Those before are forgiven to whoever comes by it, once: with a
   * code that somebody knows others could be guessed without end.
   */
  private void settle(KioskId kiosk, boolean cameNow) {
    if (cameNow) {
      forgive(kiosk);
    } else {
      giveBack(kiosk);
    }
  }

  private synchronized void giveBack(KioskId kiosk) {
    var _ =
        tries.computeIfPresent(
            kiosk, (_, it) -> it.wrong() > 1 ? new Tries(it.wrong() - 1, it.last()) : null);
  }

  private synchronized void forgive(KioskId kiosk) {
    tries.remove(kiosk);
  }
}
