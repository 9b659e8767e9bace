package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.Topic;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts faults, and logs the first of each kind from each node.
 *
 * <p>{@link #report} belongs to the ingest thread; the counts are read by others, hence the adders.
 */
public final class MessageFaultCounter {

  private static final Logger LOG = LoggerFactory.getLogger(MessageFaultCounter.class);

  /**
   * Nodes and kinds that are remembered as logged; beyond it faults are only counted, so that
   * memory stays bounded.
   */
  private static final int MAX_REMEMBERED = 50_000;

  private static final int MAX_LOGGED_LENGTH = 200;

  private record Source(String node, MessageFaultKind kind) {}

  private final Map<MessageFaultKind, LongAdder> counts = counters();
  private final Set<Source> logged = new HashSet<>();

  /**
   * Notes a fault of a node.
   *
   * @param metric the metric's name or alias; empty where the whole message is meant
   */
  void report(MessageFaultKind kind, NodeAddress node, Topic topic, String metric, String detail) {
    if (isFirst(kind, node.toString())) {
      log(kind, node.toString(), TopicCodec.format(topic), metric, detail);
    }
  }

  /** Notes a fault of a whole message. */
  void report(
      MessageFaultKind kind, NodeSession session, NodeSession.Message message, String detail) {
    report(kind, session.node, message.topic(), "", detail);
  }

  /** Notes a fault of one of a message's metrics. */
  void report(
      MessageFaultKind kind,
      NodeSession session,
      NodeSession.Message message,
      Metric metric,
      String detail) {
    report(kind, session.node, message.topic(), named(metric.name(), metric.alias()), detail);
  }

  /** Notes a metric that could not be read. */
  void report(
      NodeSession session, NodeSession.Message message, PayloadDecodingResult.Unread metric) {
    String name = named(metric.name(), metric.alias());
    report(MessageFaultKind.UNREADABLE_METRIC, session.node, message.topic(), name, metric.why());
  }

  private static String named(@Nullable String name, @Nullable Long alias) {
    if (name != null) {
      return name;
    }
    return alias == null ? "" : "alias " + Long.toUnsignedString(alias);
  }

  /** Notes a fault that is no node's. */
  void report(MessageFaultKind kind, String source, String topic, String detail) {
    if (isFirst(kind, source)) {
      log(kind, source, topic, "", detail);
    }
  }

  private boolean isFirst(MessageFaultKind kind, String source) {
    counter(kind).increment();
    return logged.size() < MAX_REMEMBERED && logged.add(new Source(source, kind));
  }

  private static void log(
      MessageFaultKind kind, String source, String topic, String metric, String detail) {
    LOG.atWarn()
        .addKeyValue("node", printable(source))
        .addKeyValue("topic", printable(topic))
        .addKeyValue("metric", printable(metric))
        .addKeyValue("fault", kind.code())
        .addKeyValue("detail", printable(detail))
        .log(kind.done() + " Further ones of this kind are only counted.");
  }

  /** How many faults of this kind there were since the program started. */
  public long count(MessageFaultKind kind) {
    return counter(kind).sum();
  }

  private LongAdder counter(MessageFaultKind kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  private static Map<MessageFaultKind, LongAdder> counters() {
    Map<MessageFaultKind, LongAdder> counters = new EnumMap<>(MessageFaultKind.class);
    for (MessageFaultKind kind : MessageFaultKind.values()) {
      counters.put(kind, new LongAdder());
    }
    return counters;
  }

  /**
   * What came from outside goes into a log line without line breaks or control characters, and not
   * at any length.
   */
  private static String printable(String text) {
    String cut =
        text.length() > MAX_LOGGED_LENGTH ? text.substring(0, MAX_LOGGED_LENGTH) + "…" : text;
    return cut.replaceAll("[\\p{Cntrl}\"]", "?");
  }
}
