package fr.teleguichet.fleet.appointment;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.call.CallPriorityRule;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.platform.cache.LruCache;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has just come in by a code, for the desk to know when that person calls: the first call with
 * that service within a quarter of an hour is theirs. In memory; a manager that starts anew reads
 * who had come, since calls that wait go on.
 *
 * <p>The lock is this object; kiosks and desks ask on many threads.
 */
@Singleton
public final class RecentArrivals implements CallPriorityRule {

  static final Duration TIME_TO_CALL = Duration.ofMinutes(15);

  /** Longer than anybody waits for an answer. */
  private static final Duration TAKEN_UP = Duration.ofHours(1);

  private static final int MAX_REMEMBERED = 5_000;

  private record Arrival(BookedAppointment appointment, Instant at, Optional<UUID> call) {}

  private final Clock clock;

  @GuardedBy("this")
  private final Map<KioskId, Arrival> arrivals = new LruCache<>(MAX_REMEMBERED);

  RecentArrivals(BookingRepository table, Clock clock) {
    this.clock = clock;
    for (BookedAppointment it : table.keptSince(clock.instant().minus(TAKEN_UP))) {
      if (it.state() instanceof AppointmentState.Kept(Instant begun)) {
        arrive(it, begun);
      }
    }
  }

  /** Somebody came in by the code of this appointment. */
  void arrive(BookedAppointment appointment) {
    arrive(appointment, clock.instant());
  }

  private synchronized void arrive(BookedAppointment appointment, Instant at) {
    arrivals.put(appointment.kiosk(), new Arrival(appointment, at, Optional.empty()));
  }

  /** Whoever is too early waits as others do, until the time has come. */
  @Override
  public boolean isExpected(VideoCall call) {
    return start(call).filter(start -> !clock.instant().isBefore(start)).isPresent();
  }

  /** When the appointment is of whoever calls; empty for who comes without one. */
  public synchronized Optional<Instant> start(VideoCall call) {
    @Nullable Arrival arrival = arrivals.get(call.kiosk());
    if (arrival == null || !arrival.appointment().service().equals(call.service())) {
      return Optional.empty();
    }
    boolean isFirst =
        arrival.call().isEmpty()
            && !call.asked().isBefore(arrival.at())
            && call.asked().isBefore(arrival.at().plus(TIME_TO_CALL));
    if (isFirst) {
      arrivals.put(
          call.kiosk(), new Arrival(arrival.appointment(), arrival.at(), Optional.of(call.id())));
    }
    return isFirst || arrival.call().filter(call.id()::equals).isPresent()
        ? Optional.of(arrival.appointment().start())
        : Optional.empty();
  }
}
