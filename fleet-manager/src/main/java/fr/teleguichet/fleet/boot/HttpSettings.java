package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.settings.Setting;
import fr.teleguichet.fleet.settings.Settings;
import fr.teleguichet.fleet.settings.SettingsException;
import java.util.List;

/**
 * Where pages are served.
 *
 * @param host address to listen on; loopback unless a proxy in front or the operator says otherwise
 * @param port TCP port, 0 for any free one
 */
record HttpSettings(String host, int port) {
  static final Setting<String> HOST =
      Setting.text(
          "fleet.http.host",
          "127.0.0.1",
          "Address that serves pages; only this machine reaches the default.");
  static final Setting<Integer> PORT =
      Setting.whole("fleet.http.port", 8080, 0, 65_535, "Port that serves pages; 0 takes any.");

  static final List<Setting<?>> ALL = List.of(HOST, PORT);

  HttpSettings {
    if (!host.matches("[0-9A-Za-z.:%-]+")) {
      throw new SettingsException(
          HOST.key() + " is \"" + host + "\": give an IP address or a host name.");
    }
  }

  static HttpSettings from(Settings settings) {
    return new HttpSettings(settings.get(HOST), settings.get(PORT));
  }
}
