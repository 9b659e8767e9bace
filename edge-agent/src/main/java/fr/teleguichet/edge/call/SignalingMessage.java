package fr.teleguichet.edge.call;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What one page has to say to the other one; the agent looks at its kind and size only.
 *
 * @param kind such as {@code offer}
 * @param json all of it, a JSON object
 */
public record SignalingMessage(String kind, String json) {

  /** The largest, in bytes. */
  public static final int MAX_SIZE = 32 * 1024;

  /** The signal; nothing where the message is none. */
  public static Optional<SignalingMessage> read(JsonObject message) {
    if (!(message.getValue("kind") instanceof String kind)
        || !kind.matches("[a-z][a-z0-9-]{0,39}")) {
      return Optional.empty();
    }
    String json = message.encode();
    return json.getBytes(StandardCharsets.UTF_8).length <= MAX_SIZE
        ? Optional.of(new SignalingMessage(kind, json))
        : Optional.empty();
  }

  /** What is said is between two people. */
  @Override
  public String toString() {
    return "SignalingMessage[kind=" + kind + "]";
  }
}
