package fr.teleguichet.fleet.territory;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Which département the network serves. */
public final class TerritorySettings {

  static final Setting<String> DEPARTMENT =
      Setting.text(
          "fleet.territory",
          "lot",
          "Communes of the territory: `lot`, `none`, or the path of a file of up to 5 MB that"
              + " `fleet-manager territory` made.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(DEPARTMENT);

  private static final long MAX_SIZE = 5_000_000;

  private TerritorySettings() {}

  /** Reads what the operator chose. */
  public static Department from(Settings settings) {
    String chosen = settings.get(DEPARTMENT);
    return switch (chosen) {
      case "lot" -> DepartmentGeoJsonCodec.read(own());
      case "none" -> Department.unknown();
      default -> read(Path.of(chosen));
    };
  }

  private static byte[] own() {
    try (InputStream file = TerritorySettings.class.getResourceAsStream("/territory/46.geojson")) {
      return Objects.requireNonNull(file, "46.geojson").readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Department read(Path file) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw wrong(file, "is larger than 5 MB: simplify its outline.");
      }
      return DepartmentGeoJsonCodec.read(Files.readAllBytes(file));
    } catch (IOException _) {
      throw wrong(file, "cannot be read: give lot, none or the path of such a file.");
    } catch (IllegalArgumentException failure) {
      throw wrong(file, "is not such a file: " + failure.getMessage());
    }
  }

  private static SettingsException wrong(Path file, String why) {
    return new SettingsException(DEPARTMENT.key() + " names " + file + ", which " + why);
  }
}
