package fr.teleguichet.edge.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where settings stand in the file. */
final class SettingKeyPaths {

  private SettingKeyPaths() {}

  /** Whether the path is a folder of settings, such as {@code screen}. */
  static boolean isFolder(String path) {
    return all().stream().anyMatch(it -> it.startsWith(path + "."));
  }

  static Optional<Setting> find(String path) {
    return Arrays.stream(Setting.values()).filter(it -> it.path().equals(path)).findFirst();
  }

  static List<String> all() {
    return Arrays.stream(Setting.values()).map(Setting::path).toList();
  }
}
