package fr.teleguichet.fleet.territory;

import static io.micronaut.json.tree.JsonNode.createNumberNode;
import static io.micronaut.json.tree.JsonNode.createObjectNode;
import static io.micronaut.json.tree.JsonNode.createStringNode;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A département as one GeoJSON file, which any map program opens: a feature of the kind {@code
 * department} with the outline, and one of the kind {@code commune} for each commune, with its
 * centre. Each feature is a line, so that two of these can be compared.
 */
final class DepartmentGeoJsonCodec {

  private static final String DEPARTMENT = "department";
  private static final String COMMUNE = "commune";

  private DepartmentGeoJsonCodec() {}

  static String write(Department department) {
    List<JsonNode> features = new ArrayList<>();
    features.add(
        feature(
            Map.of(),
            department.outline(),
            DEPARTMENT,
            "code",
            department.code(),
            "name",
            department.name(),
            "attribution",
            department.attribution()));
    for (Commune commune : department.communes()) {
      features.add(feature(department, commune));
    }
    return features.stream()
        .map(GeoJsonReader::text)
        .collect(
            Collectors.joining(
                ",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n"));
  }

  private static JsonNode feature(Department department, Commune commune) {
    Optional<Epci> epci = department.epciOf(commune.insee());
    return feature(
        Map.of("population", createNumberNode(commune.population())),
        GeoJsonReader.point(commune.centre()),
        COMMUNE,
        "insee",
        commune.insee(),
        "name",
        commune.name(),
        "postcodes",
        String.join(" ", commune.postcodes()),
        "epci",
        epci.map(Epci::siren).orElse(""),
        "epciName",
        epci.map(Epci::name).orElse(""));
  }

  private static JsonNode feature(
      Map<String, JsonNode> more, JsonNode geometry, String kind, String... texts) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    properties.put("kind", createStringNode(kind));
    for (int i = 0; i < texts.length; i += 2) {
      properties.put(texts[i], createStringNode(texts[i + 1]));
    }
    properties.putAll(more);
    Map<String, JsonNode> feature = new LinkedHashMap<>();
    feature.put("type", createStringNode("Feature"));
    feature.put("properties", createObjectNode(properties));
    feature.put("geometry", geometry);
    return createObjectNode(feature);
  }

  /**
   * Reads one back.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static Department read(byte[] file) {
    List<Commune> communes = new ArrayList<>();
    Map<String, Epci> epcis = new LinkedHashMap<>();
    Optional<JsonNode> department = Optional.empty();
    for (JsonNode feature : GeoJsonReader.features(GeoJsonReader.parse(file))) {
      switch (GeoJsonReader.property(feature, "kind")) {
        case DEPARTMENT -> department = Optional.of(feature);
        case COMMUNE -> {
          communes.add(commune(feature));
          String siren = GeoJsonReader.property(feature, "epci");
          if (!siren.isEmpty()) {
            epcis.putIfAbsent(siren, new Epci(siren, GeoJsonReader.property(feature, "epciName")));
          }
        }
        default -> {} // what a later version may add
      }
    }
    JsonNode outline =
        department.orElseThrow(
            () -> new IllegalArgumentException("it has no feature of the kind department."));
    return new Department(
        GeoJsonReader.property(outline, "code"),
        GeoJsonReader.property(outline, "name"),
        GeoJsonReader.property(outline, "attribution"),
        GeoJsonReader.geometry(outline),
        communes,
        epcis.values());
  }

  private static Commune commune(JsonNode feature) {
    return new Commune(
        GeoJsonReader.property(feature, "insee"),
        GeoJsonReader.property(feature, "name"),
        Arrays.stream(GeoJsonReader.property(feature, "postcodes").split(" "))
            .filter(it -> !it.isEmpty())
            .toList(),
        GeoJsonReader.number(feature, "population"),
        Optional.of(GeoJsonReader.property(feature, "epci")).filter(it -> !it.isEmpty()),
        GeoJsonReader.position(GeoJsonReader.geometry(feature).get("coordinates")));
  }
}
