package fr.teleguichet.fleet.territory;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ground that polygons enclose, in square degrees and their first moments; small enough for the
 * earth to be flat.
 */
record PolygonMoments(double area, double east, double north) {

  static final PolygonMoments NONE = new PolygonMoments(0, 0, 0);

  PolygonMoments plus(PolygonMoments other) {
    return new PolygonMoments(area + other.area, east + other.east, north + other.north);
  }

  private PolygonMoments minus(PolygonMoments other) {
    return new PolygonMoments(area - other.area, east - other.east, north - other.north);
  }

  GeoPosition centroid() {
    return new GeoPosition(north / area, east / area);
  }

  /** What a GeoJSON geometry encloses: a Polygon or a MultiPolygon. */
  static PolygonMoments of(JsonNode geometry) {
    JsonNode coordinates = geometry.get("coordinates");
    JsonNode type = geometry.get("type");
    String kind = type != null && type.isString() ? type.getStringValue() : "";
    if (coordinates == null || !coordinates.isArray()) {
      throw new IllegalArgumentException("a geometry has no coordinates.");
    }
    return switch (kind) {
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" -> {
        PolygonMoments all = NONE;
        for (JsonNode polygon : coordinates.values()) {
          all = all.plus(polygon(polygon));
        }
        yield all;
      }
      default ->
          throw new IllegalArgumentException(
              "a geometry is \"" + kind + "\" where a Polygon or MultiPolygon is wanted.");
    };
  }

  /** The first ring is the border, the others are holes. */
  private static PolygonMoments polygon(JsonNode rings) {
    PolygonMoments ground = NONE;
    boolean border = true;
    for (JsonNode ring : rings.values()) {
      ground = border ? ring(ring) : ground.minus(ring(ring));
      border = false;
    }
    return ground;
  }

  private static PolygonMoments ring(JsonNode ring) {
    List<GeoPosition> corners = new ArrayList<>();
    ring.values().forEach(corner -> corners.add(GeoJsonReader.position(corner)));
    double area = 0;
    double east = 0;
    double north = 0;
    for (int i = 0; i < corners.size(); i++) {
      GeoPosition one = corners.get(i);
      GeoPosition next = corners.get((i + 1) % corners.size());
      double cross = one.longitude() * next.latitude() - next.longitude() * one.latitude();
      area += cross / 2;
      east += (one.longitude() + next.longitude()) * cross / 6;
      north += (one.latitude() + next.latitude()) * cross / 6;
    }
    return area < 0
        ? new PolygonMoments(-area, -east, -north)
        : new PolygonMoments(area, east, north);
  }
}
