package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.fleet.pki.authority.ServerNameValidator;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where devices are served.
 *
 * @param host address to listen on
 * @param port TCP port, 0 for any free one, which is kept
 * @param names DNS names and IP addresses under which devices reach this machine; empty for those
 *     of the machine itself
 * @param publicAddress where devices reach it when something stands in front
 */
public record DeviceListenerSettings(
    String host, int port, List<String> names, Optional<URI> publicAddress) {
  /** Address to listen on. */
  public static final Setting<String> HOST =
      Setting.text(
          "fleet.device.host",
          "127.0.0.1",
          "Address that serves devices over TLS; only this machine reaches the default.");

  /** Port to listen on. */
  public static final Setting<Integer> PORT =
      Setting.whole(
          "fleet.device.port",
          8443,
          0,
          65_535,
          "Port that serves devices over TLS; 0 takes a free one and keeps it.");

  static final Setting<String> NAMES =
      Setting.text(
          "fleet.device.names",
          "",
          "DNS names and IP addresses under which devices reach this machine, separated by commas,"
              + " for the certificates of its servers; empty takes localhost and the machine's own"
              + " name.");

  static final Setting<String> PUBLIC_ADDRESS =
      Setting.text(
          "fleet.device.public-address",
          "",
          "Where kiosks reach that port when something stands in front, such as"
              + " `https://devices.fleet.example.org`, with a name out of `fleet.device.names`:"
              + " claims send them there. Empty takes the first of those names with the port.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(HOST, PORT, NAMES, PUBLIC_ADDRESS);

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  public DeviceListenerSettings {
    names = List.copyOf(names);
    if (!host.matches("[0-9A-Za-z.:%-]+")) {
      throw new SettingsException(
          HOST.key() + " is \"" + host + "\": give an IP address or a host name.");
    }
    names.stream()
        .filter(name -> !ServerNameValidator.isValid(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new SettingsException(
                  NAMES.key()
                      + " holds \""
                      + name
                      + "\": give DNS names and IP addresses without ports.");
            });
    if (publicAddress.isPresent()) {
      requireName(PUBLIC_ADDRESS, names, publicAddress.get());
    }
  }

  /** Refuses an address for devices by whose name none of the servers' certificates is known. */
  public void requireName(Setting<?> setting, URI address) {
    requireName(setting, names, address);
  }

  private static void requireName(Setting<?> setting, List<String> names, URI address) {
    String name = address.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    if (!names.contains(name)) {
      throw new SettingsException(
          setting.key()
              + " is \""
              + address
              + "\": kiosks would not believe the server there; name "
              + name
              + " in "
              + NAMES.key()
              + " too.");
    }
  }

  /** Reads them. */
  public static DeviceListenerSettings from(Settings settings) {
    return new DeviceListenerSettings(
        settings.get(HOST),
        settings.get(PORT),
        Arrays.stream(settings.get(NAMES).split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct()
            .toList(),
        publicAddress(settings.get(PUBLIC_ADDRESS)));
  }

  private static Optional<URI> publicAddress(String text) {
    try {
      Optional<URI> address = Optional.of(text).filter(it -> !it.isEmpty()).map(URI::create);
      address.ifPresent(EnrolmentClaim::requireManager);
      return address;
    } catch (IllegalArgumentException _) {
      throw new SettingsException(
          PUBLIC_ADDRESS.key()
              + " is \""
              + text
              + "\": give an address without a path, such as https://devices.fleet.example.org.");
    }
  }

  /**
   * The names for certificates: those that were given, and always those of this machine's inside.
   *
   * @param machine this machine's host name
   */
  public List<String> serverNames(String machine) {
    Set<String> all = new LinkedHashSet<>(names);
    if (names.isEmpty() && ServerNameValidator.isValid(machine)) {
      all.add(machine.toLowerCase(Locale.ROOT));
    }
    Stream<String> first = names.isEmpty() ? LOOPBACK.stream() : all.stream();
    Stream<String> then = names.isEmpty() ? all.stream() : LOOPBACK.stream();
    return Stream.concat(first, then).distinct().toList();
  }
}
