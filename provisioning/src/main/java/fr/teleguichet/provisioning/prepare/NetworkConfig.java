package fr.teleguichet.provisioning.prepare;

import java.util.List;
import java.util.Optional;

/**
 * The networks as cloud-init's {@code network-config}, version 2, which is netplan's YAML;
 * Raspberry Pi OS of Debian 13 reads it at the first boot and gives it to NetworkManager.
 */
final class NetworkConfig {

  /** Where cloud-init looks for it on the boot partition. */
  static final String PATH = "network-config";

  private NetworkConfig() {}

  static String of(List<NetworkSettings> networks) {
    var text = new StringBuilder(CardText.NOTE);
    text.append(
        """
        network:
          version: 2
          ethernets:
            eth0:
              dhcp4: true
              dhcp6: true
              optional: true
        """);
    networks.forEach(network -> text.append(section(network)));
    return text.toString();
  }

  private static String section(NetworkSettings network) {
    return switch (network) {
      case NetworkSettings.Wifi wifi -> wifi(wifi);
      case NetworkSettings.Cellular(String accessPoint, Optional<Secret> pin) ->
          """
            modems:
              cdc-wdm0:
                optional: true
                apn: %s
          """
                  .formatted(CardText.quoted(accessPoint))
              + pin.map(secret -> "      pin: " + CardText.quoted(secret.value()) + "\n")
                  .orElse("");
    };
  }

  private static String wifi(NetworkSettings.Wifi wifi) {
    String access = wifi.hidden() ? "          hidden: true\n" : "";
    String key =
        wifi.key()
            .map(secret -> "          password: " + CardText.quoted(secret.value()) + "\n")
            .orElse("");
    return """
      wifis:
        wlan0:
          dhcp4: true
          dhcp6: true
          optional: true
          regulatory-domain: %s
          access-points:
            %s:%s
    """
            .formatted(
                wifi.country(), CardText.quoted(wifi.name()), (access + key).isEmpty() ? " {}" : "")
        + access
        + key;
  }
}
