package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.NodeViewRegistry;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings wishes to kiosks: at once where one is connected, and again after each of its births, for
 * as long as it has not answered and the deadline is not over. A kiosk acts once, however often it
 * is told; one whose birth declares no remote actions is told none.
 */
@Context
final class RemoteCommandDispatcher implements NodeViewRegistry.Listener {

  private final Jdbi jdbi;
  private final Predicate<NodeAddress> connected;
  private final Predicate<NodeAddress> declining;
  private final RemoteCommandTransport wire;
  private final Clock clock;
  private final Map<NodeAddress, NodeBirthSummary> born =
      new ConcurrentHashMap<>(); // by the ingest

  @Inject
  RemoteCommandDispatcher(
      Database database, TelemetryIngest telemetry, RemoteCommandTransport wire, Clock clock) {
    this(
        database.jdbi(),
        node -> isConnected(telemetry.board(), node),
        node -> telemetry.board().view(node).filter(NodeView::declinesActions).isPresent(),
        wire,
        clock);
    telemetry.board().listen(this);
  }

  RemoteCommandDispatcher(
      Jdbi jdbi,
      Predicate<NodeAddress> connected,
      Predicate<NodeAddress> declining,
      RemoteCommandTransport wire,
      Clock clock) {
    this.jdbi = jdbi;
    this.connected = connected;
    this.declining = declining;
    this.wire = wire;
    this.clock = clock;
  }

  private static boolean isConnected(NodeViewRegistry board, NodeAddress node) {
    return board.view(node).filter(RemoteCommandDispatcher::isConnected).isPresent();
  }

  private static boolean isConnected(NodeView view) {
    return view.link() instanceof NodeView.Link.Connected;
  }

  @Override
  public void onViews(List<NodeView> changed) {
    // A birth is told apart: a node that is born again looks as it did. But whoever is gone since
    // has to be born once more.
    changed.stream().filter(view -> !isConnected(view)).map(NodeView::node).forEach(born::remove);
  }

  @Override
  public void onBirth(NodeAddress node, NodeBirthSummary birth) {
    born.put(node, birth);
  }

  /** Whether the kiosk is connected. */
  boolean reaches(NodeAddress node) {
    return connected.test(node);
  }

  /** Whether the kiosk's last birth said that it takes no remote actions. */
  boolean declines(NodeAddress node) {
    return declining.test(node);
  }

  /** Sends a wish when its kiosk is connected; else its next birth will. */
  void deliver(RemoteCommand entry) {
    NodeAddress node = entry.node();
    if (reaches(node) && !declines(node) && clock.instant().isBefore(entry.deadline())) {
      send(node, entry);
    }
  }

  /**
   * Sends what the kiosks that were born meanwhile have not answered. A birth comes before the
   * picture that shows it: until then it waits for a later round.
   */
  void deliverToTheBorn() {
    Map<NodeAddress, NodeBirthSummary> births = new HashMap<>(born);
    births.keySet().removeIf(connected.negate());
    if (births.isEmpty()) {
      return;
    }
    List<RemoteCommand> wanted =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM care_action WHERE stage = 'wanted' AND deadline > :now"
                            + " ORDER BY number")
                    .bind("now", RemoteCommandRepository.utc(clock.instant()))
                    .map(RemoteCommandRepository.ENTRY)
                    .list());
    births.forEach(born::remove); // unless it was born once more meanwhile
    for (RemoteCommand entry : wanted) {
      NodeAddress node = entry.node();
      NodeBirthSummary birth = births.get(node);
      if (birth == null) {
        continue;
      }
      if (!birth.takesActions()) {
        refuse(entry);
      } else if (reaches(node) && (entry.sent() == 0 || !entry.wantedAt().isAfter(birth.at()))) {
        send(node, entry);
      }
    }
  }

  /** The kiosk can't be told: whoever wanted it learns that now, and not at the deadline. */
  private void refuse(RemoteCommand entry) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    jdbi.useTransaction(
        handle -> {
          boolean _ =
              RemoteCommandRepository.end(
                  handle,
                  entry.number(),
                  RemoteCommandState.REFUSED,
                  RemoteCommandText.UNDECLARED,
                  now);
        });
  }

  private void send(NodeAddress node, RemoteCommand entry) {
    if (jdbi.withHandle(handle -> RemoteCommandRepository.claimDelivery(handle, entry))) {
      wire.send(node, new FleetCommand.Care(entry.id(), entry.action().code(), entry.deadline()));
    }
  }
}
