package fr.teleguichet.edge.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Members of messages that somebody else wrote: of another kind than expected they are not there.
 */
final class CallJsonReader {

  private CallJsonReader() {}

  /**
   * The text.
   *
   * @throws IllegalArgumentException when it is longer
   */
  static Optional<String> text(JsonObject message, String name, int longest) {
    if (!(message.getValue(name) instanceof String text)) {
      return Optional.empty();
    }
    if (text.length() > longest) {
      throw new IllegalArgumentException(name + " has " + text.length() + " characters");
    }
    return Optional.of(text);
  }

  /** The whole number, if it is one from 0 to the largest. */
  static Optional<Integer> number(JsonObject message, String name, int largest) {
    return message.getValue(name) instanceof Integer number && number >= 0 && number <= largest
        ? Optional.of(number)
        : Optional.empty();
  }

  /** The list; an empty one when there is none. */
  static JsonArray array(JsonObject message, String name) {
    return message.getValue(name) instanceof JsonArray array ? array : new JsonArray();
  }

  /** The object; an empty one when it is none. */
  static JsonObject object(@Nullable Object value) {
    return value instanceof JsonObject object ? object : new JsonObject();
  }
}
