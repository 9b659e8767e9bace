package fr.teleguichet.fleet.platform.settings;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The values that an operator gave, by key; what is not given has its default. */
public final class Settings {
  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Takes values whose keys are known. */
  public static Settings of(Map<String, String> values) {
    return new Settings(values);
  }

  /** Returns the setting's value. */
  public <T> T get(Setting<T> setting) {
    return setting.parse(
        Objects.requireNonNullElse(values.get(setting.key()), setting.defaultText()));
  }

  /** What the operator gave, as it was written; a secret too. */
  public Optional<String> given(Setting<?> setting) {
    return Optional.ofNullable(values.get(setting.key()));
  }

  /** Whether the operator gave a value. */
  public boolean isGiven(Setting<?> setting) {
    return values.containsKey(setting.key());
  }
}
