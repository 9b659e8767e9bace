package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.ServiceVerdictCodec;
import java.util.Optional;

/** Texts of nodes, as far as they are kept. */
final class NodeTextTruncator {

  private static final int MAX_FACT_LENGTH = 400;

  private NodeTextTruncator() {}

  /** A fact that is not longer than is kept. */
  static Value shortened(NodeFact fact, Value value) {
    boolean verdict = fact == NodeFact.VERDICT;
    int most = verdict ? ServiceVerdictCodec.MAX_LENGTH : MAX_FACT_LENGTH;
    if (!(value instanceof Value.Text(String text)) || text.length() <= most) {
      return value;
    }
    // A verdict that is cut in two would be another verdict.
    return Value.of(verdict ? "" : text.substring(0, most));
  }

  /** What a peripheral says of itself, not longer than is kept. */
  static String shortened(String text) {
    return text.length() > MAX_FACT_LENGTH ? text.substring(0, MAX_FACT_LENGTH) : text;
  }

  /** Why a peripheral is gone: its death need not say so, and names the metric where it does. */
  static Optional<String> reasonsOfDeath(Payload death) {
    for (Metric metric : death.metrics()) {
      if (PeripheralMetric.REASONS.definition().name().equals(metric.name())
          && metric.value() instanceof Value.Text(String text)) {
        return Optional.of(shortened(text));
      }
    }
    return Optional.empty();
  }
}
