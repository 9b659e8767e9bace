package fr.teleguichet.fleet.territory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of GeoJSON (RFC 7946) files of communes use. */
final class GeoJsonReader {

  private static final JsonFactory JSON = new JsonFactory();

  private GeoJsonReader() {}

  static JsonNode parse(byte[] file) {
    try (JsonParser parser = JSON.createParser(file)) {
      JsonNode node = JsonNodeTreeCodec.getInstance().readTree(parser);
      if (node == null) {
        throw new IllegalArgumentException("it is empty.");
      }
      return node;
    } catch (IOException failure) {
      throw new IllegalArgumentException("it is not JSON: " + failure.getMessage(), failure);
    }
  }

  static String text(JsonNode node) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      JsonNodeTreeCodec.getInstance().writeTree(generator, node);
    } catch (IOException failure) {
      throw new UncheckedIOException("a string writer does not fail", failure);
    }
    return out.toString();
  }

  /** The features of a collection. */
  static List<JsonNode> features(JsonNode collection) {
    JsonNode features = collection.isObject() ? collection.get("features") : null;
    if (features == null || !features.isArray()) {
      throw new IllegalArgumentException("it is not a GeoJSON FeatureCollection.");
    }
    List<JsonNode> all = new ArrayList<>();
    features.values().forEach(all::add);
    return all;
  }

  static JsonNode geometry(JsonNode feature) {
    JsonNode geometry = feature.isObject() ? feature.get("geometry") : null;
    if (geometry == null || !geometry.isObject()) {
      throw new IllegalArgumentException("a feature has no geometry.");
    }
    return geometry;
  }

  /** The text of a property; empty where there is none. */
  static String property(JsonNode feature, String name) {
    JsonNode value = value(feature, name);
    return value != null && value.isString() ? value.getStringValue() : "";
  }

  static int number(JsonNode feature, String name) {
    JsonNode value = value(feature, name);
    if (value == null || !value.isNumber()) {
      throw new IllegalArgumentException("a feature has no number " + name + ".");
    }
    return value.getIntValue();
  }

  private static @Nullable JsonNode value(JsonNode feature, String name) {
    JsonNode properties = feature.isObject() ? feature.get("properties") : null;
    return properties != null && properties.isObject() ? properties.get(name) : null;
  }

  /** A position, which GeoJSON writes with the longitude first. */
  static GeoPosition position(@Nullable JsonNode coordinates) {
    double longitude = degrees(coordinates, 0);
    double latitude = degrees(coordinates, 1);
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw new IllegalArgumentException(
          "the position " + longitude + ", " + latitude + " is not on the earth.");
    }
    return new GeoPosition(latitude, longitude);
  }

  private static double degrees(@Nullable JsonNode coordinates, int place) {
    JsonNode number =
        coordinates != null && coordinates.isArray() && coordinates.size() > place
            ? coordinates.get(place)
            : null;
    if (number == null || !number.isNumber()) {
      throw new IllegalArgumentException("a position is not a longitude and a latitude.");
    }
    return number.getDoubleValue();
  }

  /** The outer rings of a Polygon or MultiPolygon; none of anything else. */
  static List<List<GeoPosition>> borders(JsonNode geometry) {
    JsonNode type = geometry.isObject() ? geometry.get("type") : null;
    JsonNode coordinates = geometry.isObject() ? geometry.get("coordinates") : null;
    List<List<GeoPosition>> borders = new ArrayList<>();
    if (type == null || !type.isString() || coordinates == null || !coordinates.isArray()) {
      return borders;
    }
    if (type.getStringValue().equals("Polygon")) {
      borders.add(border(coordinates));
    } else if (type.getStringValue().equals("MultiPolygon")) {
      coordinates.values().forEach(polygon -> borders.add(border(polygon)));
    }
    return borders;
  }

  private static List<GeoPosition> border(JsonNode polygon) {
    List<GeoPosition> corners = new ArrayList<>();
    JsonNode ring = polygon.isArray() ? polygon.get(0) : null;
    if (ring != null) {
      ring.values().forEach(corner -> corners.add(position(corner)));
    }
    return corners;
  }

  static JsonNode point(GeoPosition position) {
    Map<String, JsonNode> point = new LinkedHashMap<>(); // the same text in every run
    point.put("type", JsonNode.createStringNode("Point"));
    point.put(
        "coordinates",
        JsonNode.createArrayNode(
            List.of(
                JsonNode.createNumberNode(rounded(position.longitude())),
                JsonNode.createNumberNode(rounded(position.latitude())))));
    return JsonNode.createObjectNode(point);
  }

  /** Some ten metres. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 10_000) / 10_000.0;
  }
}
