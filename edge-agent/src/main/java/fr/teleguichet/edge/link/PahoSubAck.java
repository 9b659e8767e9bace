package fr.teleguichet.edge.link;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * A server's answer to a subscription: MQTT 5.0, section 3.9, one reason code for each filter. A
 * packet that came back well can still refuse one of them, or all.
 *
 * @param filters what was asked for
 * @param codes what the server granted, in the same order
 * @param reason the server's own words, section 3.9.2.1.2; null when it has none
 */
record PahoSubAck(List<String> filters, List<Integer> codes, @Nullable String reason) {

  /** From here on a code is a refusal; below it is the granted quality of service. */
  private static final int FIRST_REFUSAL = 0x80;

  /** The longest words of a server that are repeated, in characters. */
  private static final int MAX_REASON_LENGTH = 120;

  PahoSubAck {
    filters = List.copyOf(filters);
    codes = List.copyOf(codes);
  }

  /** What a subscription's token holds once it is complete. */
  static PahoSubAck of(List<String> filters, IMqttToken token) {
    int @Nullable [] codes = token.getReasonCodes();
    @Nullable MqttProperties properties = token.getResponseProperties();
    return new PahoSubAck(
        filters,
        codes == null ? List.of() : Arrays.stream(codes).boxed().toList(),
        properties == null ? null : properties.getReasonString());
  }

  /** Why the kiosk does not get what it asked for; nothing when it gets all of it. */
  Optional<String> refusal() {
    if (codes.size() != filters.size()) {
      return Optional.of(
          "the server answered %d of %d subscriptions".formatted(codes.size(), filters.size()));
    }
    for (int i = 0; i < codes.size(); i++) {
      if (codes.get(i) >= FIRST_REFUSAL) {
        return Optional.of(
            "the server refused the subscription to %s: %s"
                .formatted(filters.get(i), words(codes.get(i))));
      }
    }
    return Optional.empty();
  }

  private String words(int code) {
    String words = "%s (0x%02x)".formatted(meaning(code), code);
    return reason == null || reason.isBlank() ? words : words + ", \"" + printable(reason) + "\"";
  }

  /** MQTT 5.0, table 3-8. */
  private static String meaning(int code) {
    return switch (code) {
      case 0x83 -> "implementation specific error";
      case 0x87 -> "not authorized";
      case 0x8F -> "topic filter invalid";
      case 0x91 -> "packet identifier in use";
      case 0x97 -> "quota exceeded";
      case 0x9E -> "shared subscriptions not supported";
      case 0xA1 -> "subscription identifiers not supported";
      case 0xA2 -> "wildcard subscriptions not supported";
      default -> "unspecified error";
    };
  }

  private static String printable(String text) {
    String head =
        text.length() > MAX_REASON_LENGTH ? text.substring(0, MAX_REASON_LENGTH) + "…" : text;
    return head.replaceAll("[\\p{Cntrl}\"\\\\]", "?");
  }
}
