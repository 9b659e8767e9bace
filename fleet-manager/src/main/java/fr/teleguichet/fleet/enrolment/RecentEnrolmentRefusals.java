package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.AuditLogReader;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often a unit was turned away lately, and why, for whoever stands in front of it. */
@Singleton
public final class RecentEnrolmentRefusals {

  private static final Duration LATELY = Duration.ofDays(30);
  private static final int MAX_COUNT = 10;
  private static final List<String> ACTIONS = List.of("broker.refused", "device.refused");

  /** What the texts explain; another kind is told as such. */
  private static final Set<String> KNOWN =
      Set.of(
          "client-id",
          "distrust",
          "expired",
          "foreign",
          "no-certificate",
          "not-tls",
          "not-yet-valid",
          "old-tls",
          "out-of-time",
          "packet",
          "publish",
          "revoked",
          "strange",
          "subscribe",
          "too-often",
          "uncertain",
          "unfit",
          "weak",
          "wrong-purpose");

  /**
   * Something of this unit, or something at its address that did not say what it is.
   *
   * @param at when
   * @param kind why, as one word that the texts have a sentence for
   * @param address where it came from, or empty
   * @param named whether its certificate named this unit
   */
  public record Time(Instant at, String kind, String address, boolean named) {}

  private final AuditLogReader trail;
  private final JsonMapper json;
  private final Clock clock;

  RecentEnrolmentRefusals(AuditLogReader trail, JsonMapper json, Clock clock) {
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  /** The latest times, newest first; ten at most, of thirty days. */
  List<Time> of(Unit unit) {
    List<String> names = unit.state().kiosk().map(RecentEnrolmentRefusals::names).orElse(List.of());
    return trail
        .about(
            ACTIONS,
            new AuditLogReader.About(names, unit.address().orElse("")),
            clock.instant().minus(LATELY),
            MAX_COUNT)
        .stream()
        .map(row -> new Time(row.at(), kind(row), row.address(), names.contains(row.subject())))
        .toList();
  }

  private static List<String> names(KioskId kiosk) {
    return List.of(kiosk.uri().toString(), kiosk.territory().value() + "/" + kiosk.name().value());
  }

  private String kind(StoredAuditEntry row) {
    try {
      Map<String, String> details =
          json.readValue(row.details(), Argument.mapOf(String.class, String.class));
      String kind = details.getOrDefault("kind", "");
      return KNOWN.contains(kind) ? kind : "other";
    } catch (IOException _) {
      return "other";
    }
  }
}
