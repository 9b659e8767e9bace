package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.Topic;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the host knows of one edge node; belongs to the ingest thread. */
public final class NodeSession {

  private static final Duration GONE_KEPT = Duration.ofDays(1);

  /** A message of the node, as far as it could be read. */
  record Message(Topic topic, Payload payload, List<PayloadDecodingResult.Unread> unread) {
    /** The device that it concerns; empty for the node itself. */
    String device() {
      return topic instanceof Topic.OfDevice(_, String device, _) ? device : "";
    }
  }

  final NodeAddress node;
  final MetricBindingIndex slots = new MetricBindingIndex();
  final NodeQuota quota;
  final ReorderBuffer<Message> order;
  final HealthReport.Measures measures = new HealthReport.Measures();
  final Map<NodeFact, Value> facts = new EnumMap<>(NodeFact.class);
  final Map<String, DeviceState> devices = new TreeMap<>();
  private final Set<String> commands = new HashSet<>();
  private SessionState state;
  private Optional<Instant> bornAt = Optional.empty();
  private long bornAtItsTime;
  private Instant lastHeard;
  private boolean wrongTime;
  private OptionalLong firstSent = OptionalLong.empty();
  private @Nullable Map<NodeFact, Value> factsView;
  private @Nullable Map<String, DeviceView> devicesView;

  public NodeSession(NodeAddress node, IngestSettings settings, Instant now) {
    this.node = node;
    this.quota = new NodeQuota(settings.limits());
    this.order = new ReorderBuffer<>(settings.reorderTimeout());
    this.state = new SessionState.Unborn(now);
    this.lastHeard = now;
  }

  boolean isAlive() {
    return state instanceof SessionState.Alive;
  }

  /** Something arrived from the node, whatever it was. */
  void heard(Instant now, boolean credibleTime) {
    lastHeard = now;
    wrongTime = !credibleTime;
  }

  /** A birth replaces everything that was known. */
  public void born(int bdSeq, int seq, long itsTime, Instant now) {
    bornAt = Optional.of(now);
    bornAtItsTime = itsTime;
    commands.clear();
    state =
        switch (state) {
          case SessionState.Unborn it -> it.born(bdSeq, now);
          case SessionState.Alive it -> it.born(bdSeq, now);
          case SessionState.Adrift it -> it.born(bdSeq, now);
          case SessionState.Dead it -> it.born(bdSeq, now);
        };
    order.restartAfter(seq);
    firstSent = OptionalLong.empty();
    slots.clear();
    quota.born();
    measures.clear();
    facts.clear();
    factsChanged();
    devices.values().forEach(DeviceState::awaitBirth);
  }

  /** Its birth declares a metric that hosts write. */
  void takes(String command) {
    commands.add(command);
  }

  /** What its last birth said beside its values; empty before there was one. */
  Optional<NodeBirthSummary> birth() {
    boolean takesActions = commands.containsAll(FleetCommand.CARE_METRICS.keySet());
    return bornAt.map(at -> new NodeBirthSummary(at, takesActions));
  }

  /**
   * The births of the devices had their time. Returns whether one of them is not there any more.
   */
  boolean giveUpDeviceBirths(Instant now) {
    boolean missing = false;
    for (DeviceState device : devices.values()) {
      missing |= device.giveUpBirth(now);
    }
    if (missing) {
      devicesChanged();
    }
    return missing;
  }

  /** Devices that have been gone for a day need no room: others may have come in their place. */
  void forgetGoneDevices(Instant now) {
    if (devices.values().removeIf(it -> it.isGoneSince(now.minus(GONE_KEPT)))) {
      devicesChanged();
    }
  }

  /**
   * The death certificate with this number arrived. Returns false when it is of another session.
   *
   * <p>A will is written before the connection, and so before the birth: a death that was written
   * after it is the node's own goodbye.
   */
  boolean died(long bdSeq, @Nullable Long itsTime, Instant now) {
    boolean goodbye = itsTime != null && itsTime > bornAtItsTime;
    switch (state) {
      case SessionState.Alive it when it.bdSeq() == bdSeq -> state = it.died(goodbye, now);
      case SessionState.Adrift it when it.mayDieWith(bdSeq) ->
          state = it.died(bdSeq, goodbye && it.bdSeq().isPresent(), now);
      case SessionState.Unborn _,
          SessionState.Alive _,
          SessionState.Adrift _,
          SessionState.Dead _ -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the session that ended last did so by a death with this number: a node that leaves in
   * order publishes its death itself, and its broker publishes the will after it (MQTT 5.0, section
   * 3.14.2.1: disconnect with will message).
   */
  boolean hasDiedWith(long bdSeq) {
    return state instanceof SessionState.Dead dead && dead.bdSeq() == bdSeq;
  }

  /** The node can't be followed any more until its next birth. */
  void lost(Instant now) {
    if (state instanceof SessionState.Alive alive) {
      state = alive.lost(now);
    }
  }

  /** Our own link is gone: even a death may be out of date now. */
  void linkLost(Instant now) {
    state =
        switch (state) {
          case SessionState.Unborn it -> it;
          case SessionState.Alive it -> it.linkLost(now);
          case SessionState.Adrift it -> it.linkLost();
          case SessionState.Dead it -> it.linkLost(now);
        };
  }

  /** Records that begin with this number came. */
  void sentRecords(long first) {
    if (firstSent.isEmpty()) {
      firstSent = OptionalLong.of(first);
    }
  }

  /** The node's journal, once a birth told of it. */
  Optional<KioskJournalStatus> journal() {
    try {
      return facts.get(NodeFact.JOURNAL_ID) instanceof Value.Text(String id)
          ? Optional.of(journal(UUID.fromString(id)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * A kiosk of the former version does not say which record is its oldest; but it keeps none that
   * was acknowledged, and what it sends after a birth begins with the first that was not.
   */
  private KioskJournalStatus journal(UUID id) {
    return facts.get(NodeFact.JOURNAL_OLDEST) instanceof Value.Whole(long oldest)
        ? new KioskJournalStatus(id, OptionalLong.of(oldest), true)
        : new KioskJournalStatus(id, firstSent, false);
  }

  /** The picture at this moment, for other threads. */
  public NodeView view() {
    return new NodeView(
        node,
        link(),
        lastHeard,
        wrongTime,
        measures.snapshot(),
        factsView(),
        devicesView(),
        quota.excess(lastHeard),
        birth());
  }

  /** A fact was set, or all were cleared. */
  void factsChanged() {
    factsView = null;
  }

  /** Something about a device changed. */
  void devicesChanged() {
    devicesView = null;
  }

  private Map<NodeFact, Value> factsView() {
    Map<NodeFact, Value> view = factsView;
    if (view == null) {
      view = Map.copyOf(facts);
      factsView = view;
    }
    return view;
  }

  private Map<String, DeviceView> devicesView() {
    Map<String, DeviceView> view = devicesView;
    if (view == null) {
      Map<String, DeviceView> fresh = new HashMap<>();
      devices.forEach((id, device) -> fresh.put(id, device.view()));
      view = Map.copyOf(fresh);
      devicesView = view;
    }
    return view;
  }

  private NodeView.Link link() {
    return switch (state) {
      case SessionState.Alive(_, Instant since) -> new NodeView.Link.Connected(since);
      case SessionState.Unborn(Instant since) -> new NodeView.Link.Unknown(since);
      case SessionState.Adrift(_, Instant since) -> new NodeView.Link.Unknown(since);
      case SessionState.Dead(long _, Instant since, boolean goodbye) ->
          announcedStop()
              .or(() -> goodbye ? Optional.of(ShutdownReason.SERVICE_STOPPED) : Optional.empty())
              .<NodeView.Link>map(reason -> new NodeView.Link.Stopped(since, reason))
              .orElseGet(() -> new NodeView.Link.Lost(since));
    };
  }

  private Optional<ShutdownReason> announcedStop() {
    // A word of a newer version still says that the stop was meant.
    return facts.get(NodeFact.GOING_DOWN) instanceof Value.Text(String word) && !word.isEmpty()
        ? Optional.of(ShutdownReason.ofWord(word).orElse(ShutdownReason.SERVICE_STOPPED))
        : Optional.empty();
  }
}
