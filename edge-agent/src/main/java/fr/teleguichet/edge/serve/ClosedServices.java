package fr.teleguichet.edge.serve;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.serve.ServiceReopening;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which services do not answer at this hour, and when they do again. One without hours of its own
 * answers whenever the place is open.
 */
public record ClosedServices(
    Supplier<List<ServiceOffer>> offers, Optional<OpeningHours> place, Clock clock)
    implements Supplier<Map<ServiceCode, Optional<ServiceReopening>>> {

  /** How many openings of a service are tried for one at which the place is open too. */
  private static final int TRIES = 100;

  /** Services that are always the same. */
  public ClosedServices(List<ServiceOffer> offers, Optional<OpeningHours> place, Clock clock) {
    this(() -> offers, place, clock);
  }

  @Override
  public Map<ServiceCode, Optional<ServiceReopening>> get() {
    Instant now = clock.instant();
    Map<ServiceCode, Optional<ServiceReopening>> closed = new HashMap<>();
    for (ServiceOffer offer : offers.get()) {
      offer
          .hours()
          .filter(hours -> !hours.isOpen(now))
          .ifPresent(hours -> closed.put(offer.id(), reopening(hours, now)));
    }
    return closed;
  }

  private Optional<ServiceReopening> reopening(OpeningHours hours, Instant now) {
    LocalDateTime here = now.atZone(hours.zone()).toLocalDateTime();
    return opening(hours, now).map(opens -> ServiceReopening.of(opens, here));
  }

  /** A service that opens while the place is closed is no use until the place opens as well. */
  private Optional<LocalDateTime> opening(OpeningHours hours, Instant now) {
    Instant from = now;
    for (int i = 0; i < TRIES; i++) {
      Optional<LocalDateTime> opens = hours.opensAfter(from);
      if (opens.isEmpty()) {
        return opens;
      }
      Instant at = opens.get().atZone(hours.zone()).toInstant();
      if (place.isEmpty() || place.get().isOpen(at)) {
        return opens;
      }
      Optional<LocalDateTime> placeOpens = place.get().opensAfter(at);
      Optional<Instant> both =
          placeOpens.map(it -> it.atZone(place.get().zone()).toInstant()).filter(hours::isOpen);
      if (both.isPresent()) {
        return Optional.of(both.get().atZone(hours.zone()).toLocalDateTime());
      }
      from = at;
    }
    return Optional.empty();
  }
}
