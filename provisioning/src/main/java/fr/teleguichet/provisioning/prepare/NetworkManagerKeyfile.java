package fr.teleguichet.provisioning.prepare;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network as NetworkManager's keyfile (nm-settings-keyfile(5)), for images without cloud-init;
 * what installs it gives it the mode 0600 that NetworkManager demands.
 */
final class NetworkManagerKeyfile {

  /** Where the keyfiles lie on the boot partition. */
  static final String FOLDER = "teleguichet/network";

  private NetworkManagerKeyfile() {}

  static String path(NetworkSettings network) {
    return FOLDER + "/" + id(network) + ".nmconnection";
  }

  static String of(NetworkSettings network) {
    String id = id(network);
    String head =
        """
        [connection]
        id=%s
        uuid=%s
        type=%s
        autoconnect=true

        """
            .formatted(
                id,
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                network instanceof NetworkSettings.Wifi ? "wifi" : "gsm");
    String tail = "\n[ipv4]\nmethod=auto\n\n[ipv6]\nmethod=auto\n";
    return CardText.NOTE + head + body(network) + tail;
  }

  private static String body(NetworkSettings network) {
    return switch (network) {
      case NetworkSettings.Wifi wifi ->
          "[wifi]\nssid="
              + bytes(wifi.name())
              + "\nhidden="
              + wifi.hidden()
              + "\n"
              + security(wifi);
      case NetworkSettings.Cellular(String accessPoint, Optional<Secret> pin) ->
          "[gsm]\napn="
              + accessPoint
              + "\n"
              + pin.map(secret -> "pin=" + secret.value() + "\n").orElse("");
    };
  }

  private static String security(NetworkSettings.Wifi wifi) {
    return wifi.key()
        .map(key -> "\n[wifi-security]\nkey-mgmt=wpa-psk\npsk=" + escaped(key.value()) + "\n")
        .orElse("");
  }

  private static String id(NetworkSettings network) {
    return network instanceof NetworkSettings.Wifi ? "teleguichet-wifi" : "teleguichet-cellular";
  }

  /** A network's name is bytes; as a list of numbers nothing in it needs escaping. */
  private static String bytes(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> Byte.toUnsignedInt(bytes[i]) + ";")
        .collect(Collectors.joining());
  }

  /** Backslashes and leading blanks have a meaning of their own in GLib's key files. */
  private static String escaped(String value) {
    String plain = value.replace("\\", "\\\\");
    return plain.startsWith(" ") ? "\\s" + plain.substring(1) : plain;
  }
}
