package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a Mosquitto on this machine is configured, where one is used instead of the embedded broker.
 *
 * @param port where kiosks connect; 0 writes no configuration
 * @param hostsPort where host applications of this machine connect
 * @param reload the command, word by word, that makes Mosquitto read its files again; may be empty
 * @param plugin its dynamic security plugin, which refuses filters that nobody needs; may be empty
 */
public record MosquittoSettings(int port, int hostsPort, List<String> reload, String plugin) {
  static final Setting<Integer> PORT =
      Setting.whole(
          "fleet.mosquitto.port",
          0,
          0,
          65_535,
          "Port for kiosks in the configuration that is written for a Mosquitto on this machine; 0"
              + " writes none.");
  static final Setting<Integer> HOSTS_PORT =
      Setting.whole(
          "fleet.mosquitto.hosts-port",
          8885,
          1,
          65_535,
          "Its loopback port for host applications such as this one.");
  static final Setting<String> RELOAD =
      Setting.text(
          "fleet.mosquitto.reload",
          "",
          "Command that makes it read its files again, words separated by blanks, run without a"
              + " shell, such as `systemctl reload mosquitto`; empty runs none.");

  static final Setting<String> PLUGIN =
      Setting.text(
          "fleet.mosquitto.plugin",
          "",
          "Its dynamic security plugin, such as"
              + " `/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so`: with it a kiosk may"
              + " hold only the few filters that it needs; empty bounds Mosquitto's memory alone.");

  /** Every setting of Mosquitto. */
  public static final List<Setting<?>> ALL = List.of(PORT, HOSTS_PORT, RELOAD, PLUGIN);

  public MosquittoSettings {
    reload = List.copyOf(reload);
  }

  /** Takes the operator's values. */
  public static MosquittoSettings from(Settings settings) {
    return new MosquittoSettings(
        settings.get(PORT),
        settings.get(HOSTS_PORT),
        Stream.of(settings.get(RELOAD).split("\\s+")).filter(word -> !word.isEmpty()).toList(),
        settings.get(PLUGIN).strip());
  }

  /** Where host applications of this machine connect. */
  public URI hosts() {
    return URI.create("ssl://127.0.0.1:" + hostsPort);
  }

  /** Whether a configuration is wanted at all. */
  public boolean isWanted() {
    return port > 0;
  }
}
