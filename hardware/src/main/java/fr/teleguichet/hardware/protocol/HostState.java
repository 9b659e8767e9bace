package fr.teleguichet.hardware.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A host application's state, retained on its STATE topic (Sparkplug 3.0.0, section 6.4.25).
 *
 * @param online whether the host is there
 * @param timestamp when its session began, or ended; milliseconds since 1970 UTC
 */
public record HostState(boolean online, long timestamp) {

  private static final int MAX_LENGTH = 1024;
  private static final JsonFactory JSON = new JsonFactory();

  public HostState {
    if (timestamp < 0) {
      throw new IllegalArgumentException("timestamp " + timestamp + " lies before 1970");
    }
  }

  /** The JSON that the standard asks for. */
  public byte[] encode() {
    return ("{\"online\":" + online + ",\"timestamp\":" + timestamp + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a state; nothing when the bytes are none. Unknown members are left to newer versions. */
  public static Optional<HostState> decode(byte[] bytes) {
    if (bytes.length > MAX_LENGTH) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(bytes)) {
      return read(parser);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<HostState> read(JsonParser parser) throws IOException {
    @Nullable Boolean online = null;
    @Nullable Long timestamp = null;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (member) {
        case "online" -> online = token.isBoolean() ? parser.getBooleanValue() : null;
        case "timestamp" ->
            timestamp = token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : null;
        default -> parser.skipChildren();
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
      return Optional.empty();
    }
    return online == null || timestamp == null || timestamp < 0
        ? Optional.empty()
        : Optional.of(new HostState(online, timestamp));
  }
}
