package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.fleet.territory.Department;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The outline that the map shows under its sites: GeoJSON, from us or from the operator. */
public final class MapOutline {

  static final Setting<String> OUTLINE =
      Setting.text(
          "fleet.map.outline",
          "territory",
          "Outline under the map: `territory` for that of `fleet.territory`, `lot`, `none`, or the"
              + " path of a GeoJSON file of up to 5 MB.");

  /** Every setting of the map. */
  public static final List<Setting<?>> ALL = List.of(OUTLINE);

  private static final long MAX_SIZE = 5_000_000;
  private static final String NONE = "{\"type\":\"FeatureCollection\",\"features\":[]}";

  private final byte[] geoJson;

  private MapOutline(byte[] geoJson) {
    this.geoJson = geoJson;
  }

  /** Reads what the operator chose. */
  public static MapOutline from(Settings settings, Department department) {
    String chosen = settings.get(OUTLINE);
    return switch (chosen) {
      case "territory" -> of(department);
      case "lot" -> new MapOutline(own());
      case "none" -> new MapOutline(NONE.getBytes(StandardCharsets.UTF_8));
      default -> new MapOutline(read(Path.of(chosen)));
    };
  }

  private static MapOutline of(Department department) {
    JsonNode outline = department.outline();
    try {
      return outline.isNull()
          ? new MapOutline(NONE.getBytes(StandardCharsets.UTF_8))
          : new MapOutline(JsonMapper.createDefault().writeValueAsBytes(outline));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] own() {
    try (InputStream file = MapOutline.class.getResourceAsStream("/map/lot.geojson")) {
      return Objects.requireNonNull(file, "lot.geojson").readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw new SettingsException(
            OUTLINE.key() + " names " + file + ", which is larger than 5 MB: simplify it.");
      }
      byte[] bytes = Files.readAllBytes(file);
      if (!isGeoJson(new String(bytes, StandardCharsets.UTF_8))) {
        throw new SettingsException(
            OUTLINE.key()
                + " names "
                + file
                + ", which is not GeoJSON: give lot, none or another.");
      }
      return bytes;
    } catch (IOException failure) {
      throw new SettingsException(
          OUTLINE.key()
              + " names "
              + file
              + ", which cannot be read: give lot, none or the path of a GeoJSON file.");
    }
  }

  private static boolean isGeoJson(String text) {
    return text.strip().startsWith("{")
        && text.contains("\"type\"")
        && (text.contains("FeatureCollection")
            || text.contains("Feature")
            || text.contains("Polygon"));
  }

  byte[] geoJson() {
    return geoJson.clone();
  }
}
