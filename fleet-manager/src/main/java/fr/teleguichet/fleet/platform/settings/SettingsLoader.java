package fr.teleguichet.fleet.platform.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the settings' values: the file first, environment variables over it. */
public final class SettingsLoader {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsLoader.class);
  private static final String VARIABLE_PREFIX = "FLEET_";

  private final List<Setting<?>> known;

  /** Takes every setting that the program knows. */
  public SettingsLoader(List<Setting<?>> known) {
    this.known = List.copyOf(known);
  }

  /** Reads and checks; a key that nobody knows is an error, a variable only a warning. */
  public Settings read(Optional<Path> file, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>(file.map(YamlSettingsReader::read).orElse(Map.of()));
    values.keySet().forEach(this::refuseUnknown);
    known.forEach(setting -> overlay(setting, environment, values));
    warnOfUnknown(environment);
    Settings settings = Settings.of(values);
    known.forEach(setting -> check(setting, settings));
    return settings;
  }

  private void refuseUnknown(String key) {
    if (known.stream().noneMatch(setting -> setting.key().equals(key))) {
      throw new SettingsException(
          "There is no setting "
              + key
              + "; did you mean "
              + NearestWordFinder.to(key, known.stream().map(Setting::key).toList())
              + "?");
    }
  }

  private static void overlay(
      Setting<?> setting, Map<String, String> environment, Map<String, String> values) {
    String given = environment.get(setting.variable());
    if (given != null) {
      values.put(setting.key(), given);
    }
  }

  // Only a warning: Kubernetes makes variables such as FLEET_MANAGER_PORT out of service names.
  private void warnOfUnknown(Map<String, String> environment) {
    List<String> variables = known.stream().map(Setting::variable).toList();
    environment.keySet().stream()
        .filter(name -> name.startsWith(VARIABLE_PREFIX) && !variables.contains(name))
        .sorted()
        .forEach(
            name ->
                LOG.atWarn()
                    .addKeyValue("variable", name)
                    .addKeyValue("nearest", NearestWordFinder.to(name, variables))
                    .log("Environment variable is not a setting and has no effect."));
  }

  private static void check(Setting<?> setting, Settings settings) {
    Object _ = settings.get(setting);
  }
}
