package fr.teleguichet.fleet.care;

import fr.teleguichet.fleet.database.Database;
import fr.teleguichet.fleet.telemetry.NodeBoard;
import fr.teleguichet.fleet.telemetry.NodeView;
import fr.teleguichet.fleet.telemetry.Telemetry;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings wishes to kiosks: at once where one is connected, and again after each of its births, for
 * as long as it has not answered and the deadline is not over. A kiosk acts once, however often it
 * is told.
 */
@Context
final class CarePost implements NodeBoard.Listener {

  private final Jdbi jdbi;
  private final Predicate<NodeAddress> connected;
  private final CareWire wire;
  private final Clock clock;
  private final Map<NodeAddress, Instant> born = new ConcurrentHashMap<>(); // by the ingest

  @Inject
  CarePost(Database database, Telemetry telemetry, CareWire wire, Clock clock) {
    this(database.jdbi(), node -> isConnected(telemetry.board(), node), wire, clock);
    telemetry.board().listen(this);
  }

  CarePost(Jdbi jdbi, Predicate<NodeAddress> connected, CareWire wire, Clock clock) {
    this.jdbi = jdbi;
    this.connected = connected;
    this.wire = wire;
    this.clock = clock;
  }

  private static boolean isConnected(NodeBoard board, NodeAddress node) {
    return board
        .view(node)
        .filter(view -> view.link() instanceof NodeView.Link.Connected)
        .isPresent();
  }

  @Override
  public void onViews(List<NodeView> changed) {
    // A birth is told apart: a node that is born again looks as it did.
  }

  @Override
  public void onBirth(NodeAddress node) {
    born.put(node, clock.instant());
  }

  /** Whether the kiosk is connected. */
  boolean reaches(NodeAddress node) {
    return connected.test(node);
  }

  /** Sends a wish when its kiosk is connected; else its next birth will. */
  void deliver(CareEntry entry) {
    NodeAddress node = new NodeAddress(entry.territory(), entry.kiosk());
    if (reaches(node) && clock.instant().isBefore(entry.deadline())) {
      send(node, entry);
    }
  }

  /** Sends what the kiosks that were born meanwhile have not answered. */
  void deliverToTheBorn() {
    Map<NodeAddress, Instant> births = Map.copyOf(born);
    if (births.isEmpty()) {
      return;
    }
    List<CareEntry> wanted =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM care_action WHERE stage = 'wanted' AND deadline > :now"
                            + " ORDER BY number")
                    .bind("now", CareTable.utc(clock.instant()))
                    .map(CareTable.ENTRY)
                    .list());
    births.forEach(born::remove); // unless it was born once more meanwhile
    for (CareEntry entry : wanted) {
      NodeAddress node = new NodeAddress(entry.territory(), entry.kiosk());
      Instant birth = births.get(node);
      boolean sentSince = entry.sent() > 0 && birth != null && entry.wantedAt().isAfter(birth);
      if (birth != null && !sentSince) {
        send(node, entry);
      }
    }
  }

  private void send(NodeAddress node, CareEntry entry) {
    jdbi.useHandle(handle -> CareTable.sent(handle, entry.id()));
    wire.send(node, new FleetCommand.Care(entry.id(), entry.action().word(), entry.deadline()));
  }
}
