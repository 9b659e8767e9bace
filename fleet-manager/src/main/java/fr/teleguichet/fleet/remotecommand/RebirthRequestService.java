package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks kiosks for their birth certificates when a person wants them, and says so in the audit. */
@Singleton
final class RebirthRequestService {

  /** One kiosk is not asked twice within this time; its answer takes a moment. */
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final TelemetryIngest telemetry;
  private final AuditLog audit;
  private final Clock clock;
  private final Map<NodeAddress, Instant> asked = new ConcurrentHashMap<>();

  RebirthRequestService(TelemetryIngest telemetry, AuditLog audit, Clock clock) {
    this.telemetry = telemetry;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Asks the kiosk.
   *
   * @throws RemoteCommandRefusalException when it can't be asked now
   */
  void ask(KioskRow kiosk, Principal visitor) {
    NodeAddress node = address(kiosk);
    if (!mayBeThere(node)) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NOT_CONNECTED);
    }
    Instant now = clock.instant();
    // So it stays small; also what is of a time before the clock was set back.
    asked.values().removeIf(at -> Duration.between(at, now).abs().compareTo(INTERVAL) >= 0);
    if (asked.putIfAbsent(node, now) != null) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.ASKED_ALREADY);
    }
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "kiosk.births-wanted",
            kiosk.name(),
            visitor.address(),
            Map.of("territory", node.group())));
    telemetry.requestBirths(node);
  }

  private static NodeAddress address(KioskRow kiosk) {
    return kiosk
        .node()
        .orElseThrow(
            () -> new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NEVER_SEEN));
  }

  /** Who is unknown may well be there: that is what births tell. */
  private boolean mayBeThere(NodeAddress node) {
    Optional<NodeView.Link> link = telemetry.board().view(node).map(NodeView::link);
    return link.filter(
            it -> it instanceof NodeView.Link.Connected || it instanceof NodeView.Link.Unknown)
        .isPresent();
  }
}
