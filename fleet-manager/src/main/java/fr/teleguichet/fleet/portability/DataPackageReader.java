package fr.teleguichet.fleet.portability;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads {@code datapackage.json}, of which nothing is believed; members that this program does not
 * know are left out.
 *
 * @param archive named in what is refused
 */
record DataPackageReader(Path archive) {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(100_000)
                  .maxNumberLength(40)
                  .maxNestingDepth(12)
                  .build())
          .build();

  DataPackage read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      return object(json);
    } catch (JsonProcessingException e) {
      // What is too much of something comes without its place.
      JsonLocation at = Objects.requireNonNullElse(e.getLocation(), JsonLocation.NA);
      throw PortabilityException.refused(
          archive,
          DataPackage.FILE,
          Math.max(1, at.getLineNr()),
          Math.max(1, at.getColumnNr()),
          e.getOriginalMessage());
    } catch (IOException e) {
      throw PortabilityException.notRead(archive, e);
    }
  }

  private DataPackage object(JsonParser json) throws IOException {
    Map<String, String> facts = new HashMap<>();
    List<PackageResource> resources = new ArrayList<>();
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw refused(json, "it has to be an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("resources") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          boolean _ = resources.add(new ResourceDescriptorReader(this, json).read());
        }
      } else if (name.equals("teleguichet") && value == JsonToken.START_OBJECT) {
        scalars(json, facts);
      } else if (value.isScalarValue()) {
        String _ = facts.put(name, json.getText());
      } else {
        JsonParser _ = json.skipChildren();
      }
    }
    return made(json, facts, resources);
  }

  private static void scalars(JsonParser json, Map<String, String> facts) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        String _ = facts.put(name, json.getText());
      } else {
        JsonParser _ = json.skipChildren();
      }
    }
  }

  private DataPackage made(
      JsonParser json, Map<String, String> facts, List<PackageResource> resources) {
    refuseOtherFormat(json, facts.getOrDefault("format", ""));
    try {
      return new DataPackage(
          facts.getOrDefault("program", ""),
          facts.getOrDefault("schema", ""),
          Instant.parse(facts.getOrDefault("created", "")),
          resources);
    } catch (DateTimeException _) {
      throw refused(json, "“created” is no moment");
    }
  }

  private void refuseOtherFormat(JsonParser json, String format) {
    if (!format.equals(Integer.toString(DataPackage.FORMAT))) {
      throw refused(
          json,
          format.isEmpty()
              ? "it does not say “teleguichet” and its format, so it was made by another program"
              : "its format is " + format + ", and this program takes " + DataPackage.FORMAT);
    }
  }

  PortabilityException refused(JsonParser json, String why) {
    JsonLocation at = json.currentLocation();
    return PortabilityException.refused(
        archive, DataPackage.FILE, at.getLineNr(), at.getColumnNr(), why);
  }
}
