package fr.teleguichet.fleet.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kiosk's facts as the JSON object of its row. */
final class KioskFactsCodec {

  private static final JsonFactory JSON = new JsonFactory();

  private KioskFactsCodec() {}

  static String write(Map<NodeFact, Value> facts) {
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (var fact : facts.entrySet()) {
        writeFact(json, fact.getKey().definition().name(), fact.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return out.toString();
  }

  private static void writeFact(JsonGenerator json, String name, Value value) throws IOException {
    switch (value) {
      case Value.Text(String text) -> json.writeStringField(name, text);
      case Value.Whole(long whole) -> json.writeNumberField(name, whole);
      case Value.Flag(boolean flag) -> json.writeBooleanField(name, flag);
      case Value.Real _, Value.Binary _, Value.Table _, Value.Absent _, Value.Opaque _ -> {}
    }
  }

  /** Reads the facts back; what this version does not know is left out. */
  static Map<NodeFact, Value> read(@Nullable String text) {
    Map<NodeFact, Value> facts = new EnumMap<>(NodeFact.class);
    if (text == null) {
      return facts;
    }
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          readFact(json, facts);
        }
      }
    } catch (IOException _) {
      return facts; // what was read so far is better than nothing
    }
    return facts;
  }

  private static void readFact(JsonParser json, Map<NodeFact, Value> facts) throws IOException {
    NodeFact fact = NodeFact.ofName(json.currentName()).orElse(null);
    Value value = readValue(json);
    if (fact != null && !(value instanceof Value.Absent)) {
      facts.put(fact, value);
    }
  }

  private static Value readValue(JsonParser json) throws IOException {
    return switch (json.nextToken()) {
      case VALUE_STRING -> Value.of(json.getText());
      case VALUE_NUMBER_INT -> Value.of(json.getLongValue());
      case VALUE_TRUE -> Value.of(true);
      case VALUE_FALSE -> Value.of(false);
      case null, default -> {
        json.skipChildren();
        yield Value.ABSENT;
      }
    };
  }
}
