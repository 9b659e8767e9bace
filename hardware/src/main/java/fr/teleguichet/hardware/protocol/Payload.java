package fr.teleguichet.hardware.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a Sparkplug message (Sparkplug 3.0.0, section 6.4.5). {@code null} means that the
 * field was not sent.
 *
 * @param timestamp when the message was made, milliseconds since 1970 UTC
 * @param seq the message's place in the edge node's session, 0 to 255
 * @param metrics the metrics in the order of the wire
 */
public record Payload(@Nullable Long timestamp, @Nullable Integer seq, List<Metric> metrics) {

  public Payload {
    if (seq != null && (seq < 0 || seq > SequenceNumber.MAX)) {
      throw new IllegalArgumentException("sequence number " + seq + " is not within 0 and 255");
    }
    metrics = List.copyOf(metrics);
  }
}
