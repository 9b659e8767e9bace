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

  private final BookingTable table;
  private final BookingService bookings;
  private final RecentArrivals arrivals;
  private final BookableKioskDirectory places;
  private final PublicServiceCache services;
  private final Clock clock;

  /** Who is forgotten first has sent none for longest. */
  @GuardedBy("this")
  private final Map<KioskId, Tries> tries = new LruCache<>(MAX_REMEMBERED);

  AppointmentCodeCheckService(
      BookingTable table,
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
    Optional<Instant> until = pausedUntil(kiosk, now);
    if (until.isPresent()) {
      return new AppointmentCodeCheckResult.Paused(until.get());
    }
    Optional<BookedAppointment> found =
        AppointmentCode.parse(typed)
            .flatMap(table::find)
            .filter(it -> it.kiosk().equals(kiosk) && !isTakenBack(it));
    if (found.isEmpty()) {
      return new AppointmentCodeCheckResult.Wrong(MAX_WRONG - countWrong(kiosk, now));
    }
    if (!now.isBefore(found.get().end())) {
      return over(found.get(), now);
    }
    if (services.offered(found.get().service(), places.of(kiosk).site()).isEmpty()) {
      return new AppointmentCodeCheckResult.NotOffered();
    }
    if (!found.get().isDue(now)) {
      return new AppointmentCodeCheckResult.NotNow(found.get().start());
    }
    forgive(kiosk);
    BookedAppointment kept = bookings.keep(found.get().id()).orElse(found.get());
    arrivals.arrive(kept);
    return new AppointmentCodeCheckResult.Good(kept);
  }

  private static boolean isTakenBack(BookedAppointment appointment) {
    return appointment.state() instanceof AppointmentState.Cancelled;
  }

  /** Whoever comes on the day has come, if too late; on another day a slip of paper is typed. */
  private AppointmentCodeCheckResult over(BookedAppointment appointment, Instant now) {
    forgive(appointment.kiosk());
    BookableKiosk place = places.of(appointment.kiosk());
    if (place.day(now).equals(place.day(appointment.start()))) {
      var _ = bookings.comeLate(appointment.id());
    }
    return new AppointmentCodeCheckResult.Over(appointment.start());
  }

  private synchronized Optional<Instant> pausedUntil(KioskId kiosk, Instant now) {
    @Nullable Tries known = tries.get(kiosk);
    if (known == null || known.wrong() < MAX_WRONG) {
      return Optional.empty();
    }
    Instant until = known.last().plus(PAUSE);
    if (now.isBefore(until)) {
      return Optional.of(until);
    }
    tries.remove(kiosk);
    return Optional.empty();
  }

  /** One more wrong one; those of long ago do not count. */
  private synchronized int countWrong(KioskId kiosk, Instant now) {
    @Nullable Tries known = tries.get(kiosk);
    boolean isRecent = known != null && now.isBefore(known.last().plus(PAUSE));
    int wrong = isRecent && known != null ? known.wrong() + 1 : 1;
    tries.put(kiosk, new Tries(wrong, now));
    return wrong;
  }

  private synchronized void forgive(KioskId kiosk) {
    tries.remove(kiosk);
  }
}
