package fr.teleguichet.fleet.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Secrets that stand in files of their own, so that they are in no configuration. */
public final class SecretFileReader {

  private SecretFileReader() {}

  /**
   * What stands in the file that a setting names; nothing where it names none.
   *
   * @throws SettingsException when it can't be read, or is empty
   */
  public static Optional<Secret> read(Setting<String> setting, String file) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      String secret = Files.readString(Path.of(file)).strip();
      if (secret.isEmpty()) {
        throw new SettingsException(setting.key() + " names an empty file: " + file);
      }
      return Optional.of(new Secret(secret));
    } catch (IOException failure) {
      throw new SettingsException(setting.key() + " names " + file + ", which can't be read.");
    }
  }
}
