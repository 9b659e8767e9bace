package fr.teleguichet.fleet.territory;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a département's file of what anybody can download: communes and groupings from {@code
 * communes.json} and {@code epci.json} of etalab's decoupage-administratif, outlines from
 * gregoiredavid's france-geojson, both under the Licence Ouverte.
 */
public final class DepartmentFileBuilder {

  private static final String ATTRIBUTION =
      "Communes et EPCI : Insee, DGCL, La Poste (decoupage-administratif d’Etalab)."
          + " Contours : IGN Admin Express (france-geojson). Licence Ouverte 2.0.";

  private DepartmentFileBuilder() {}

  /**
   * Puts the pieces together.
   *
   * @param communes etalab's {@code communes.json}
   * @param epcis etalab's {@code epci.json}
   * @param communeOutlines GeoJSON with the outline of each commune, older ones included
   * @param outline GeoJSON feature of the département, with its code and its name
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static String make(byte[] communes, byte[] epcis, byte[] communeOutlines, byte[] outline) {
    JsonNode border = GeoJsonReader.parse(outline);
    String code = GeoJsonReader.property(border, "code");
    List<JsonNode> rows = array(GeoJsonReader.parse(communes));
    Map<String, PolygonMoments> grounds = grounds(rows, communeOutlines);
    Map<String, Epci> memberships = memberships(array(GeoJsonReader.parse(epcis)));
    List<Commune> found = new ArrayList<>();
    for (JsonNode row : rows) {
      if (text(row, "departement").equals(code) && text(row, "type").equals("commune-actuelle")) {
        found.add(commune(row, grounds, memberships));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no commune of the département \"" + code + "\".");
    }
    return DepartmentGeoJsonCodec.write(
        new Department(
            code,
            GeoJsonReader.property(border, "nom"),
            ATTRIBUTION,
            GeoJsonReader.geometry(border),
            found,
            memberships.values()));
  }

  /** Outlines are older than the list: a commune of today may consist of several of those. */
  private static Map<String, PolygonMoments> grounds(List<JsonNode> communes, byte[] outlines) {
    Map<String, String> today = new HashMap<>();
    for (JsonNode row : communes) {
      String seat = text(row, "chefLieu");
      if (!seat.isEmpty()) {
        today.putIfAbsent(text(row, "code"), seat);
      }
    }
    Map<String, PolygonMoments> grounds = new HashMap<>();
    for (JsonNode feature : GeoJsonReader.features(GeoJsonReader.parse(outlines))) {
      String code = GeoJsonReader.property(feature, "code");
      PolygonMoments _ =
          grounds.merge(
              today.getOrDefault(code, code),
              PolygonMoments.of(GeoJsonReader.geometry(feature)),
              PolygonMoments::plus);
    }
    return grounds;
  }

  private static Map<String, Epci> memberships(List<JsonNode> epcis) {
    Map<String, Epci> memberships = new HashMap<>();
    for (JsonNode row : epcis) {
      Epci epci = new Epci(text(row, "code"), text(row, "nom"));
      for (JsonNode member : array(row.get("membres"))) {
        memberships.put(text(member, "code"), epci);
      }
    }
    return memberships;
  }

  private static Commune commune(
      JsonNode row, Map<String, PolygonMoments> grounds, Map<String, Epci> memberships) {
    String insee = text(row, "code");
    PolygonMoments ground = grounds.getOrDefault(insee, PolygonMoments.NONE);
    if (ground.area() == 0) {
      throw new IllegalArgumentException(
          "there is no outline of " + insee + " " + text(row, "nom") + ".");
    }
    JsonNode population = row.get("population");
    return new Commune(
        insee,
        text(row, "nom"),
        array(row.get("codesPostaux")).stream().map(JsonNode::getStringValue).toList(),
        population != null && population.isNumber() ? population.getIntValue() : 0,
        Optional.ofNullable(memberships.get(insee)).map(Epci::siren),
        ground.centroid());
  }

  private static List<JsonNode> array(@Nullable JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    if (node != null && node.isArray()) {
      node.values().forEach(all::add);
    }
    return all;
  }

  private static String text(JsonNode row, String name) {
    JsonNode value = row.isObject() ? row.get(name) : null;
    return value != null && value.isString() ? value.getStringValue() : "";
  }
}
