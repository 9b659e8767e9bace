package fr.teleguichet.hardware.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A JSON object of texts and whole numbers; members of other kinds are left to the versions that
 * know them.
 */
final class FlatJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> members;

  private FlatJson(Map<String, Object> members) {
    this.members = members;
  }

  /** Reads an object; nothing when the text is none. */
  static Optional<FlatJson> read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, Object> members = new HashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        readMember(parser, parser.currentName(), members);
      }
      boolean ended = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
      return ended ? Optional.of(new FlatJson(members)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void readMember(JsonParser parser, String name, Map<String, Object> members)
      throws IOException {
    switch (parser.nextToken()) {
      case VALUE_STRING -> members.put(name, parser.getText());
      case VALUE_NUMBER_INT -> members.put(name, parser.getLongValue());
      case null, default -> parser.skipChildren();
    }
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new IllegalArgumentException("no text \"" + name + "\""));
  }

  Optional<String> optionalText(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  long number(String name) {
    return optionalNumber(name)
        .orElseThrow(() -> new IllegalArgumentException("no whole number \"" + name + "\""));
  }

  Optional<Long> optionalNumber(String name) {
    return members.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  /** Writes an object of the members that the function puts. */
  static String write(UnaryOperator<Members> members) {
    var out = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      generator.writeStartObject();
      var _ = members.apply(new Members(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return out.toString();
  }

  /** The members of an object being written. */
  record Members(JsonGenerator generator) {

    Members put(String name, String value) {
      try {
        generator.writeStringField(name, value);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Members put(String name, long value) {
      try {
        generator.writeNumberField(name, value);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Members put(String name, Optional<String> value) {
      return value.map(text -> put(name, text)).orElse(this);
    }

    Members putSeconds(String name, Optional<Duration> value) {
      return value.map(time -> put(name, time.toSeconds())).orElse(this);
    }
  }
}
