package fr.teleguichet.fleet.update.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header {@code Upload-Metadata} of tus 1.0.0: pairs of a key and a value in base64, separated
 * by commas.
 */
record TusMetadata(Map<String, String> values) {

  private static final int MAX_LENGTH = 4_096;
  private static final int MAX_COUNT = 20;

  TusMetadata {
    values = Map.copyOf(values);
  }

  /** The pairs, when the header can be read. */
  static Optional<TusMetadata> parse(String header) {
    if (header.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : header.isBlank() ? new String[0] : header.split(",", -1)) {
      String[] parts = pair.strip().split(" ", -1);
      if (parts.length > 2 || parts[0].isEmpty() || found.size() == MAX_COUNT) {
        return Optional.empty();
      }
      Optional<String> value = parts.length == 1 ? Optional.of("") : text(parts[1]);
      if (value.isEmpty() || found.put(parts[0], value.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new TusMetadata(found));
  }

  private static Optional<String> text(String base64) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
              .toString());
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  String get(String key) {
    return values.getOrDefault(key, "");
  }
}
