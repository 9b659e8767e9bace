package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.KioskStatusCode;
import fr.teleguichet.fleet.kiosk.ServiceAvailabilityText;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How often a person may ask a kiosk for its births. */
final class RebirthRequestServiceTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final NodeAddress GRAMAT = new NodeAddress("lot", "gramat");
  private static final KioskRow KIOSK =
      new KioskRow(
          new KioskUrlName.OfNode(GRAMAT),
          Optional.empty(),
          KioskStatusCode.OK,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          ServiceAvailabilityText.SILENT,
          Optional.empty());
  private static final Principal TECHNICIAN =
      new Principal(new Actor.Program(), Role.TECHNICIAN, new Scope.Fleet(), Optional.empty());

  private final ManualClock clock = new ManualClock(NOON);
  private final List<AuditEntry> audit = new ArrayList<>();
  private final TelemetryIngest telemetry =
      new TelemetryIngest(
          new HikariDataSource(),
          IngestSettings.STANDARD,
          List.of(),
          (_, _) -> {},
          () -> false,
          clock,
          new Random(1));
  private final RebirthRequestService service =
      new RebirthRequestService(telemetry, audit::add, clock);

  private void ask() {
    service.ask(KIOSK, TECHNICIAN);
  }

  /** Else nobody can ask it until it is as late again. */
  @Test
  void aKioskIsAskedOnceInAMomentAndAgainAfterTheClockWasSetBack() {
    NodeView.Link link = new NodeView.Link.Connected(NOON);
    telemetry
        .board()
        .pin(List.of(new NodeView(GRAMAT, link, NOON, false, Map.of(), Map.of(), Map.of())));
    ask();
    clock.advance(Duration.ofSeconds(9));
    assertThatExceptionOfType(RemoteCommandRefusalException.class).isThrownBy(this::ask);
    clock.advance(Duration.ofSeconds(1));
    ask();

    clock.advance(Duration.ofHours(-2));
    ask();

    assertThat(audit).hasSize(3);
  }
}
