package fr.teleguichet.swarm.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a subscriber received.
 *
 * @param kinds how many messages of each kind; kinds that did not come are left out
 * @param messages how many in all
 * @param bytes how many bytes they had
 * @param seconds from shortly before the first to shortly after the last
 * @param cpuSeconds the CPU time of this process in that time
 * @param failure why the broker stopped delivering; empty when it did not
 */
public record SubscriberReport(
    Map<MessageKind, Long> kinds,
    long messages,
    long bytes,
    double seconds,
    double cpuSeconds,
    Optional<String> failure) {

  private static final JsonFactory JSON = new JsonFactory();

  public SubscriberReport {
    kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
  }

  static SubscriberReport of(
      ReceivedCounts received, double seconds, double cpuSeconds, Optional<String> failure) {
    Map<MessageKind, Long> kinds = new EnumMap<>(MessageKind.class);
    for (MessageKind kind : MessageKind.values()) {
      if (received.of(kind) > 0) {
        kinds.put(kind, received.of(kind));
      }
    }
    return new SubscriberReport(
        kinds, received.messages(), received.bytes(), seconds, cpuSeconds, failure);
  }

  private double perSecond() {
    return seconds > 0 ? messages / seconds : 0;
  }

  private double cpuMicros() {
    return messages > 0 ? cpuSeconds * 1e6 / messages : 0;
  }

  /** A few lines for people. */
  public String text() {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d messages, %,d bytes in %.2f s: %,.0f/s; own CPU %.2f s, %.2f µs a message%n",
            messages,
            bytes,
            seconds,
            perSecond(),
            cpuSeconds,
            cpuMicros()));
    kinds.forEach(
        (kind, number) -> text.append(String.format(Locale.ROOT, "  %-8s %,d%n", kind, number)));
    failure.ifPresent(sentence -> text.append("failure: ").append(sentence).append('\n'));
    return text.toString();
  }

  /** The same as JSON, with the client's name. */
  public String json(String client) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("mode", "sink");
      json.writeStringField("client", client);
      json.writeNumberField("messages", messages);
      json.writeNumberField("bytes", bytes);
      json.writeNumberField("seconds", seconds);
      json.writeNumberField("messagesPerSecond", perSecond());
      json.writeNumberField("cpuSeconds", cpuSeconds);
      json.writeNumberField("cpuMicrosPerMessage", cpuMicros());
      json.writeObjectFieldStart("kinds");
      for (var kind : kinds.entrySet()) {
        json.writeNumberField(kind.getKey().name(), kind.getValue());
      }
      json.writeEndObject();
      json.writeStringField("failure", failure.orElse(""));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.append('\n').toString();
  }
}
