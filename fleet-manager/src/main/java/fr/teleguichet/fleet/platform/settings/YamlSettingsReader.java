package fr.teleguichet.fleet.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a YAML file into flat keys; both {@code fleet: http: port:} and {@code fleet.http.port:}.
 */
final class YamlSettingsReader {
  private static final long MAX_FILE_BYTES = 1024L * 1024;
  private static final int DEEPEST = 10;

  private final Map<String, String> values = new HashMap<>();

  private YamlSettingsReader() {}

  static Map<String, String> read(Path file) {
    YamlSettingsReader settings = new YamlSettingsReader();
    Object document = parse(file, text(file));
    if (document instanceof Map<?, ?> root) {
      settings.flatten("", root, 0);
    } else if (document != null) {
      throw new SettingsException(
          "The configuration file " + file + " must hold settings such as fleet.http.port: 8080.");
    }
    return settings.values;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new SettingsException("The configuration file " + file + " is larger than 1 MiB.");
      }
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new SettingsException("There is no configuration file " + file + ".");
    } catch (IOException failure) {
      throw new SettingsException(
          "The configuration file " + file + " cannot be read (" + failure + ").");
    }
  }

  private static @Nullable Object parse(Path file, String text) {
    try {
      return new Load(LoadSettings.builder().setLabel(file.toString()).build())
          .loadFromString(text);
    } catch (YamlEngineException failure) {
      throw new SettingsException(
          "The configuration file " + file + " is not valid YAML: " + failure.getMessage());
    }
  }

  private void flatten(String prefix, Map<?, ?> map, int depth) {
    if (depth > DEEPEST) {
      throw new SettingsException("The settings below " + prefix + " are nested too deeply.");
    }
    map.forEach(
        (name, value) -> {
          String key = prefix.isEmpty() ? String.valueOf(name) : prefix + "." + name;
          switch (value) {
            case null -> {}
            case Map<?, ?> inner -> flatten(key, inner, depth + 1);
            case Iterable<?> _ ->
                throw new SettingsException(key + " holds a list: give one value.");
            default -> values.put(key, value.toString());
          }
        });
  }
}
