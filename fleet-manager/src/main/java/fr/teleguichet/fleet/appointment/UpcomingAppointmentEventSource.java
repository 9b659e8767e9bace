package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.InitialKioskEventSource;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What kiosks are told of the appointments of the coming hours: when and for what, and no code. The
 * manager checks codes, since of six digits a digest would hide nothing.
 */
@Singleton
final class UpcomingAppointmentEventSource implements InitialKioskEventSource {

  static final String EVENT = "appointments";

  /** Today's and tomorrow's, wherever the night begins. */
  static final Duration AHEAD = Duration.ofDays(2);

  /** Longer than any of them takes. */
  static final Duration BEHIND = Duration.ofHours(3);

  private static final int MAX_OF_FLEET = 100_000;

  private final BookingRepository table;
  private final JsonMapper json;
  private final Clock clock;

  UpcomingAppointmentEventSource(BookingRepository table, JsonMapper json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String event() {
    return EVENT;
  }

  @Override
  public Optional<String> data(KioskId kiosk) {
    Instant now = clock.instant();
    return Optional.of(text(table.of(kiosk, now.minus(BEHIND), now.plus(AHEAD))));
  }

  /** The same for all kiosks that have some. */
  Map<KioskId, String> all() {
    Instant now = clock.instant();
    AppointmentScope everybody = new AppointmentScope(new Scope.Fleet(), Optional.empty());
    return table.in(everybody, now.minus(BEHIND), now.plus(AHEAD), MAX_OF_FLEET).stream()
        .collect(
            Collectors.groupingBy(
                BookedAppointment::kiosk,
                Collectors.collectingAndThen(Collectors.toList(), this::text)));
  }

  /** What a kiosk is told that has none. */
  String none() {
    return text(List.of());
  }

  private String text(List<BookedAppointment> appointments) {
    return CallJson.write(
        json,
        Map.of(
            EVENT,
            JsonNode.createArrayNode(
                appointments.stream()
                    .filter(it -> it.state() instanceof AppointmentState.Booked)
                    .map(UpcomingAppointmentEventSource::node)
                    .toList())));
  }

  private static JsonNode node(BookedAppointment it) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("id", JsonNode.createStringNode(Integer.toString(it.id())));
    members.put("service", JsonNode.createStringNode(it.service().value()));
    members.put("start", JsonNode.createStringNode(it.start().toString()));
    members.put("end", JsonNode.createStringNode(it.end().toString()));
    return JsonNode.createObjectNode(members);
  }
}
