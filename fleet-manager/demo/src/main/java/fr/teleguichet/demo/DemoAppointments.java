package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times on offer at two kiosks that are no pilots, since nobody updates a kiosk before an
 * appointment; the next ones of each are booked. Made once in the life of the demo's data.
 */
final class DemoAppointments {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId PLACE = ZoneId.of("Europe/Paris");
  private static final List<String> KIOSKS = List.of("gramat", "montcuq");
  private static final int BOOKED = 3;
  private static final int WEEKS = 8;

  /** So that none is past once it is asked for. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private final ManagerProcess manager;
  private final Clock clock;

  DemoAppointments(ManagerProcess manager, Clock clock) {
    this.manager = manager;
    this.clock = clock;
  }

  /** Offers and books, unless an earlier run did. */
  void make() {
    KIOSKS.stream()
        .filter(kiosk -> manager.get("/api/v1/appointments/offers/" + kiosk).isEmpty())
        .forEach(this::make);
  }

  private void make(String kiosk) {
    String _ = manager.post("/api/v1/appointments/offers", offer(kiosk));
    int booked = 0;
    for (JsonNode time : manager.get("/api/v1/appointments/times/" + kiosk)) {
      Instant start = Instant.parse(time.get("start").asText());
      boolean isFree = time.get("state").asText().equals("free");
      if (booked < BOOKED && isFree && start.isAfter(clock.instant().plus(AHEAD))) {
        ObjectNode wish = JSON.createObjectNode();
        wish.put("kiosk", kiosk).put("service", "carsat");
        wish.put("start", start.toString());
        String _ = manager.post("/api/v1/appointments", wish);
        booked++;
      }
    }
  }

  private ObjectNode offer(String kiosk) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), PLACE);
    ObjectNode offer = JSON.createObjectNode();
    offer.put("kiosk", kiosk).put("service", "carsat");
    Arrays.stream(DayOfWeek.values())
        .map(day -> day.name().toLowerCase(Locale.ROOT))
        .forEach(offer.withArray("weekdays")::add);
    offer.put("begins", "08:00").put("finishes", "20:00").put("minutes", 30);
    offer.put("first", today.toString()).put("last", today.plusWeeks(WEEKS).toString());
    return offer.put("perDay", 10);
  }
}
