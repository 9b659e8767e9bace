package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.Topic;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The Sparkplug host application without its connection (Sparkplug 3.0.0, section 5.7 to 5.9):
 * follows every edge node's session from the bytes that arrive. Belongs to the ingest thread; time
 * comes in with each call.
 */
public final class HostApplication {

  /**
   * After our own link came up, nodes that use us as primary host are born again by themselves
   * within this time.
   */
  private static final Duration OWN_REBIRTH = Duration.ofSeconds(4);

  private static final Duration REBIRTH_SPREAD = Duration.ofSeconds(4);

  /** Devices that have not been born this long after their node are not there any more. */
  private static final Duration DEVICE_BIRTHS = Duration.ofSeconds(5);

  private record BirthCheck(Instant at, NodeSession session) {}

  private final IngestSettings settings;
  private final PayloadDecoder decoder;
  private final HostApplicationListener events;
  private final MessageFaultCounter faults;
  private final RebirthPolicy rebirths;
  private final NodeMessageHandler reader;
  private final Map<NodeAddress, NodeSession> sessions = new HashMap<>();
  // By their times: a clock that is set back must not keep later ones waiting behind earlier ones.
  private final Queue<BirthCheck> birthChecks =
      new PriorityQueue<>(Comparator.comparing(BirthCheck::at));
  private Instant reorderDeadline = Instant.MAX;

  public HostApplication(
      IngestSettings settings,
      PayloadDecoder decoder,
      HostApplicationListener events,
      MessageFaultCounter faults,
      RebirthPolicy rebirths) {
    this.settings = settings;
    this.decoder = decoder;
    this.events = events;
    this.faults = faults;
    this.rebirths = rebirths;
    this.reader = new NodeMessageHandler(settings, events, faults);
  }

  /** Takes a message as it came from the broker. */
  public void receive(String topic, byte[] bytes, Instant now) {
    Topic parsed = TopicCodec.parse(topic).orElse(null);
    switch (parsed) {
      case null ->
          faults.report(MessageFaultKind.FOREIGN_TOPIC, topic, topic, "not a Sparkplug topic");
      case Topic.OfHost _ -> {} // the link looks after our own state
      case Topic.OfNode(NodeAddress node, Topic.NodeMessage message) -> {
        if (message != Topic.NodeMessage.NCMD) {
          receive(node, parsed, bytes, now);
        }
      }
      case Topic.OfDevice(NodeAddress node, String _, Topic.DeviceMessage message) -> {
        if (message != Topic.DeviceMessage.DCMD) {
          receive(node, parsed, bytes, now);
        }
      }
    }
  }

  private void receive(NodeAddress node, Topic topic, byte[] bytes, Instant now) {
    NodeSession session = session(node, topic, now);
    if (session == null) {
      return;
    }
    if (!session.quota.takesMessage(bytes.length, now) && !isDeath(topic)) {
      tooMuch(session, topic, now);
      return;
    }
    switch (decoder.decode(bytes)) {
      case PayloadDecodingResult.Refused(PayloadDecodingResult.Fault fault, String detail) -> {
        faults.report(kind(fault), node, topic, "", detail);
        rebirths.request(node, now);
      }
      case PayloadDecodingResult.Decoded(
              Payload payload,
              List<PayloadDecodingResult.Unread> unread) -> {
        session.heard(now, reader.hasCredibleTime(payload, now));
        receive(session, new NodeSession.Message(topic, payload, unread), now);
      }
    }
  }

  private void receive(NodeSession session, NodeSession.Message message, Instant now) {
    Topic topic = message.topic();
    boolean birth =
        topic instanceof Topic.OfNode(_, Topic.NodeMessage m) && m == Topic.NodeMessage.NBIRTH;
    if (birth) {
      nodeBirth(session, message, now);
    } else if (isDeath(topic)) {
      nodeDeath(session, message, now);
    } else if (!session.isAlive()) {
      faults.report(MessageFaultKind.NO_BIRTH, session.node, topic, "", "the node is not born");
      rebirths.request(session.node, now);
    } else {
      inOrder(session, message, now);
    }
  }

  private static boolean isDeath(Topic topic) {
    return topic instanceof Topic.OfNode(_, Topic.NodeMessage m) && m == Topic.NodeMessage.NDEATH;
  }

  /** What it sends is not even read, so that its births are needed once it may send again. */
  private void tooMuch(NodeSession session, Topic topic, Instant now) {
    long limit = settings.limits().bytesPerMinute();
    faults.report(
        MessageFaultKind.TOO_MANY_BYTES,
        session.node,
        topic,
        "",
        "more than " + limit + " in a minute");
    if (session.isAlive()) {
      session.heard(now, true);
      session.lost(now);
      rebirths.requestLater(session.node, now, session.quota.untilNextMinute(now), Duration.ZERO);
      events.onChange(session);
    }
  }

  private void nodeBirth(NodeSession session, NodeSession.Message message, Instant now) {
    if (reader.readNodeBirth(session, message, now)) {
      rebirths.born(session.node, now);
      birthChecks.add(new BirthCheck(now.plus(DEVICE_BIRTHS), session));
      events.onChange(session);
      session.birth().ifPresent(birth -> events.onBirth(session.node, birth));
    } else {
      rebirths.request(session.node, now);
    }
  }

  private void nodeDeath(NodeSession session, NodeSession.Message message, Instant now) {
    if (reader.readNodeDeath(session, message, now)) {
      events.onChange(session);
    }
  }

  private void inOrder(NodeSession session, NodeSession.Message message, Instant now) {
    Integer seq = message.payload().seq();
    if (seq == null) {
      faults.report(
          MessageFaultKind.INVALID, session.node, message.topic(), "", "a message without seq");
      rebirths.request(session.node, now);
      return;
    }
    switch (session.order.offer(seq, message, now)) {
      case NEXT -> readAndFollowers(session, message, now);
      case HELD -> reorderDeadline = earlier(reorderDeadline, session.order.deadline());
      case LOST -> sequenceLost(session, message.topic(), now);
    }
  }

  private void readAndFollowers(NodeSession session, NodeSession.Message first, Instant now) {
    NodeSession.@Nullable Message message = first;
    while (message != null && session.isAlive()) {
      if (!reader.read(session, message, now)) {
        rebirths.request(session.node, now);
      }
      message = session.order.advance().orElse(null);
    }
    events.onChange(session);
  }

  private void sequenceLost(NodeSession session, Topic topic, Instant now) {
    faults.report(
        MessageFaultKind.SEQUENCE, session.node, topic, "", "one before it did not come in time");
    session.lost(now);
    rebirths.request(session.node, now);
    events.onChange(session);
  }

  /** The session of a node that may take part, or null. */
  private @Nullable NodeSession session(NodeAddress node, Topic topic, Instant now) {
    NodeSession known = sessions.get(node);
    return known != null ? known : admit(node, topic, now);
  }

  private @Nullable NodeSession admit(NodeAddress node, Topic topic, Instant now) {
    if (!settings.groups().isEmpty() && !settings.groups().contains(node.group())) {
      faults.report(
          MessageFaultKind.FOREIGN_GROUP,
          node.group(),
          TopicCodec.format(topic),
          "group " + node.group());
      return null;
    }
    if (sessions.size() >= settings.mostNodes()) {
      faults.report(MessageFaultKind.TOO_MANY_NODES, "", TopicCodec.format(topic), "node " + node);
      return null;
    }
    NodeSession session = new NodeSession(node, settings, now);
    sessions.put(node, session);
    return session;
  }

  /** Somebody wants the node's births: it is asked at once, whatever it was asked before. */
  public void births(NodeAddress node, Instant now) {
    rebirths.asked(node, now);
    events.onCommand(node, new FleetCommand.Rebirth());
  }

  /** Our session with the broker began: what was known before may be out of date. */
  public void linkUp(Collection<NodeAddress> knownNodes, Instant now) {
    knownNodes.forEach(node -> rebirths.requestLater(node, now, OWN_REBIRTH, REBIRTH_SPREAD));
  }

  /** Our session with the broker ended: nothing of what is known is certain any more. */
  public void linkDown(Instant now) {
    for (NodeSession session : sessions.values()) {
      session.linkLost(now);
      events.onChange(session);
    }
  }

  /** When {@link #elapse} is due next. */
  public Instant deadline() {
    BirthCheck check = birthChecks.peek();
    Instant births = check == null ? Instant.MAX : check.at();
    return earlier(births, earlier(reorderDeadline, rebirths.deadline()));
  }

  /** Does what has become due. */
  public void elapse(Instant now) {
    if (!reorderDeadline.isAfter(now)) {
      closeGaps(now);
    }
    for (BirthCheck check = birthChecks.peek();
        check != null && !check.at().isAfter(now);
        check = birthChecks.peek()) {
      birthChecks.remove();
      if (check.session().giveUpDeviceBirths(now)) {
        events.onChange(check.session());
      }
    }
    rebirths.due(now).forEach(node -> events.onCommand(node, new FleetCommand.Rebirth()));
  }

  private void closeGaps(Instant now) {
    reorderDeadline = Instant.MAX;
    for (NodeSession session : List.copyOf(sessions.values())) {
      if (session.isAlive() && !session.order.deadline().isAfter(now)) {
        Topic held = session.order.held().map(NodeSession.Message::topic).orElseThrow();
        sequenceLost(session, held, now);
      } else if (session.isAlive()) {
        reorderDeadline = earlier(reorderDeadline, session.order.deadline());
      }
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static MessageFaultKind kind(PayloadDecodingResult.Fault fault) {
    return switch (fault) {
      case OVERSIZED -> MessageFaultKind.OVERSIZED;
      case MALFORMED -> MessageFaultKind.MALFORMED;
      case INVALID -> MessageFaultKind.INVALID;
    };
  }
}
