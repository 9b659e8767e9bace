package fr.teleguichet.fleet.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a member that an object has twice. Readers of JSON take the first one or the last one
 * (RFC 8259, section 4): what was looked at on the way would not be what is done.
 */
public final class DuplicateJsonMemberDetector {
  private static final int MAX_NAME_LENGTH = 100;
  private static final JsonFactory JSON = new JsonFactory();

  private DuplicateJsonMemberDetector() {}

  /** The name of the first such member. */
  public static Optional<String> twice(byte[] text) throws IOException {
    Deque<Set<String>> objects = new ArrayDeque<>();
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          objects.push(new HashSet<>());
        } else if (token == JsonToken.END_OBJECT) {
          Set<String> _ = objects.pop();
        } else if (token == JsonToken.FIELD_NAME && !objects.element().add(parser.currentName())) {
          String name = parser.currentName();
          return Optional.of(name.substring(0, Math.min(MAX_NAME_LENGTH, name.length())));
        }
      }
    }
    return Optional.empty();
  }
}
