package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.fleet.sparkplug.HostApplicationListener;
import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeSession;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.NodeViewRegistry;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Carries what the host application finds out to the store, to the board and back to the nodes.
 * Belongs to the ingest thread.
 */
final class IngestEventDispatcher implements HostApplicationListener {

  /**
   * Pictures are pinned up at most this often: a person sees no difference, and a busy node costs
   * one, not fifty.
   */
  static final Duration PUBLISH_EVERY = Duration.ofMillis(100);

  /** A kiosk's row is brought up to date at least this often while it is heard. */
  private static final Duration STORE_SEEN_EVERY = Duration.ofMinutes(1);

  /**
   * More changes of one kiosk's link and peripherals than this are not kept in an hour, each for
   * itself: what comes and goes without end is stored as it is once a minute.
   */
  static final int MAX_CHANGES_AN_HOUR = 600;

  /**
   * What was stored of a node.
   *
   * @param hour the hour in which the changes are counted
   */
  private record Stored(
      NodeView.Link link, Map<String, DeviceView> devices, Instant at, long hour, int changes) {
    boolean isOverdue(Instant now) {
      return isOver(at, STORE_SEEN_EVERY, now);
    }

    boolean isOf(NodeView view) {
      return link.equals(view.link()) && sameDevices(devices, view.devices());
    }
  }

  private final StoreQueue queue;
  private final NodeViewRegistry board;
  private final BiConsumer<NodeAddress, FleetCommand> commands;
  private final Clock clock;
  private final ReportThinning thinning = new ReportThinning();
  private final Set<NodeSession> changed = new LinkedHashSet<>();
  private final Map<NodeAddress, Stored> stored = new HashMap<>();
  private Instant published = Instant.EPOCH;

  IngestEventDispatcher(
      StoreQueue queue,
      NodeViewRegistry board,
      BiConsumer<NodeAddress, FleetCommand> commands,
      Clock clock) {
    this.queue = queue;
    this.board = board;
    this.commands = commands;
    this.clock = clock;
  }

  @Override
  public void onReport(HealthReport report) {
    if (thinning.admits(report, clock.instant())) {
      queue.put(new StoreItem.OfReport(report));
    } else {
      queue.leaveOut();
    }
  }

  /** So many messages wait to be read. */
  void unread(int messages) {
    thinning.observe(messages, queue.telemetry().size());
  }

  @Override
  public void onExtra(
      NodeAddress node, String device, String name, DataType type, Value value, Instant at) {
    queue.put(new StoreItem.OfExtra(node, device, name, type, value, at));
  }

  @Override
  public void onRecords(NodeAddress node, KioskJournalStatus journal, List<JournalEntry> entries) {
    queue.put(new StoreItem.OfRecords(node, journal, entries, clock.instant()));
  }

  @Override
  public void onChange(NodeSession session) {
    changed.add(session);
  }

  @Override
  public void onBirth(NodeAddress node, NodeBirthSummary birth) {
    board.born(node, birth);
  }

  @Override
  public void onCommand(NodeAddress node, FleetCommand command) {
    commands.accept(node, command);
  }

  /** The nodes of which the board has a picture. */
  Collection<NodeAddress> knownNodes() {
    return board.views().stream().map(NodeView::node).toList();
  }

  boolean hasUnpublished() {
    return !changed.isEmpty();
  }

  /** Pins up the pictures of the nodes that changed, when it is time. */
  void publish(Instant now) {
    if (changed.isEmpty() || !isOver(published, PUBLISH_EVERY, now)) {
      return;
    }
    published = now;
    List<NodeView> views = changed.stream().map(NodeSession::view).toList();
    changed.clear();
    board.pin(views);
    views.forEach(view -> storeWhenNew(view, now));
  }

  private void storeWhenNew(NodeView view, Instant now) {
    Stored before = stored.get(view.node());
    long hour = now.getEpochSecond() / 3_600;
    int changes = before == null || before.hour() != hour ? 0 : before.changes();
    if (before == null
        || before.isOverdue(now)
        || (!before.isOf(view) && changes < MAX_CHANGES_AN_HOUR)) {
      stored.put(view.node(), new Stored(view.link(), view.devices(), now, hour, changes + 1));
      queue.put(new StoreItem.OfView(view, now));
    }
  }

  /** Also when the clock was set back: else nothing happened until it is as late again. */
  static boolean isOver(Instant since, Duration time, Instant now) {
    return now.isBefore(since) || Duration.between(since, now).compareTo(time) >= 0;
  }

  @SuppressWarnings(
      "ReferenceEquality") // an unchanged map is shared between pictures, so most comparisons end
  // there
  private static boolean sameDevices(Map<String, DeviceView> a, Map<String, DeviceView> b) {
    return a == b || a.equals(b);
  }
}
