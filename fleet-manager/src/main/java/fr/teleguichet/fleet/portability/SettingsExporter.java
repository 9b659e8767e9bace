package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.List;
import java.util.Set;

/** The settings that somebody gave, as a file of settings, without secrets. */
public final class SettingsExporter {
  /**
   * What is no secret by itself and stays all the same: addresses that may hold a key, half of a
   * pair of keys, and what is true of this machine only.
   */
  private static final Set<String> STAYING =
      Set.of(
          "fleet.data",
          "fleet.ready-file",
          "fleet.database.url",
          "fleet.webhook.url",
          "fleet.update.s3.access-key");

  private SettingsExporter() {}

  /** The file, with what each setting means and the names of those that stay. */
  public static String yaml(List<Setting<?>> known, Settings settings) {
    StringBuilder text =
        new StringBuilder(
            "# Settings that were given, without secrets; everything else had its default.\n");
    for (Setting<?> setting : known) {
      settings.given(setting).ifPresent(value -> add(text, setting, value));
    }
    return text.toString();
  }

  private static void add(StringBuilder text, Setting<?> setting, String value) {
    text.append("\n# ").append(setting.meaning()).append('\n');
    if (setting.secret() || STAYING.contains(setting.key())) {
      text.append("# ").append(setting.key()).append(" was given, and stays behind.\n");
    } else {
      text.append(setting.key()).append(": ").append(quoted(value)).append('\n');
    }
  }

  private static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            letter -> {
              switch (letter) {
                case '"', '\\' -> text.append('\\').append((char) letter);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append((char) letter);
              }
            });
    return text.append('"').toString();
  }
}
