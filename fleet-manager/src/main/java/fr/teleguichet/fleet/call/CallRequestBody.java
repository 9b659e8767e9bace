package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.DuplicateJsonMemberDetector;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The object that a kiosk or a desk sent. Members that nobody knows are left alone: they are a
 * newer program's.
 */
public final class CallRequestBody {

  /** Larger bodies are not read. */
  static final int MAX_SIZE = 64 * 1024;

  /** A description of a session with all its candidates has some 10,000 bytes. */
  static final int MAX_SIGNAL_SIZE = 32 * 1024;

  /** No call is open for longer. */
  private static final Duration MAX_AGE = Duration.ofDays(1);

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final JsonNode node;

  private CallRequestBody(JsonNode node) {
    this.node = node;
  }

  /** Reads what came; nothing at all is an empty object. */
  public static CallRequestBody read(JsonMapper json, byte @Nullable [] body) {
    return read(json, body, MAX_SIZE);
  }

  private static CallRequestBody read(JsonMapper json, byte @Nullable [] body, int most) {
    if (body == null || body.length == 0) {
      return new CallRequestBody(JsonNode.createObjectNode(Map.of()));
    }
    if (body.length > most) {
      throw new RefusalException(
          new Refusal.TooLarge("The body is larger than " + most + " bytes."));
    }
    try {
      Optional<String> twice = DuplicateJsonMemberDetector.twice(body);
      if (twice.isPresent()) {
        throw RefusalException.field(twice.get(), "give it once");
      }
      JsonNode node = json.readValue(body, JsonNode.class);
      if (node != null && node.isObject()) {
        return new CallRequestBody(node);
      }
    } catch (IOException _) {
      // Whatever a parser meets means the same to who sent it.
    }
    throw new RefusalException(new Refusal.Invalid("The body is not an object in JSON."));
  }

  /** What one side has for the other, of which only the kind is anybody's business here. */
  public static JsonNode readSignal(JsonMapper json, byte @Nullable [] body) {
    CallRequestBody signal = read(json, body, MAX_SIGNAL_SIZE);
    if (!KIND.matcher(signal.text("kind")).matches()) {
      throw RefusalException.field("kind", "give what the signal is, such as offer");
    }
    return signal.node;
  }

  /** A text; empty where it is missing or something else. */
  public String text(String name) {
    JsonNode value = node.get(name);
    return value != null && value.isString() ? value.getStringValue() : "";
  }

  /** A yes or no; no where it is missing. */
  public boolean flag(String name) {
    JsonNode value = node.get(name);
    if (value != null && !value.isBoolean()) {
      throw RefusalException.field(name, "give true or false");
    }
    return value != null && value.getBooleanValue();
  }

  /** A whole number; 0 where it is missing or something else. */
  public long number(String name) {
    JsonNode value = node.get(name);
    return value != null && value.isNumber() ? value.getLongValue() : 0;
  }

  /** How long ago it was, of which whoever sent it late tells; nothing where it does not say. */
  Duration age() {
    JsonNode value = node.get("ageMillis");
    long millis = number("ageMillis");
    if ((value != null && !value.isNumber()) || millis < 0 || millis > MAX_AGE.toMillis()) {
      throw RefusalException.field("ageMillis", "give 0 to " + MAX_AGE.toMillis());
    }
    return Duration.ofMillis(millis);
  }

  /** The id of a call, in its one form: the table compares letters. */
  public static Optional<UUID> id(String text) {
    return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** A field with a value that is understood and means nothing here. */
  public static RefusalException unfit(String name, String detail) {
    return new RefusalException(
        new Refusal.Unfit(
            "Correct the field " + name + ": " + detail + ".",
            List.of(new Refusal.WrongField(name, detail))));
  }
}
