package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.network.EapCredentials;
import fr.teleguichet.hardware.network.StaticAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The networks as cloud-init's {@code network-config}, version 2, which is netplan's YAML;
 * Raspberry Pi OS of Debian 13 reads it at the first boot and gives it to NetworkManager.
 */
final class CloudInitNetworkEncoder {

  /** Where cloud-init looks for it on the boot partition. */
  static final String PATH = "network-config";

  private CloudInitNetworkEncoder() {}

  static String of(List<NetworkSettings> networks) {
    var text = new StringBuilder(CardTextQuoter.NOTE);
    text.append(
        """
        network:
          version: 2
          ethernets:
            eth0:
              dhcp6: true
              optional: true
        """);
    // Of the cable's own section, so before the others.
    text.append(
        networks.stream()
            .filter(NetworkSettings.Wired.class::isInstance)
            .map(CloudInitNetworkEncoder::section)
            .findFirst()
            .orElse("      dhcp4: true\n"));
    networks.stream()
        .filter(network -> !(network instanceof NetworkSettings.Wired))
        .forEach(network -> text.append(section(network)));
    return text.toString();
  }

  private static String section(NetworkSettings network) {
    return switch (network) {
      case NetworkSettings.Wired(
              Optional<StaticAddress> address,
              Optional<WiredCredentials> account) ->
          address.map(CloudInitNetworkEncoder::fixed).orElse("      dhcp4: true\n")
              + account.map(CloudInitNetworkEncoder::account).orElse("");
      case NetworkSettings.Wifi wifi -> wifi(wifi);
      case NetworkSettings.Cellular(String accessPoint, Optional<Secret> pin) ->
          """
            modems:
              cdc-wdm0:
                optional: true
                apn: %s
          """
                  .formatted(CardTextQuoter.quoted(accessPoint))
              + pin.map(secret -> "      pin: " + CardTextQuoter.quoted(secret.value()) + "\n")
                  .orElse("");
    };
  }

  private static String fixed(StaticAddress fixed) {
    return "      addresses: [\"%s/%d\"]\n"
            .formatted(fixed.address().getHostAddress(), fixed.prefix())
        + fixed
            .gateway()
            .map(it -> "      routes: [{to: default, via: " + it.getHostAddress() + "}]\n")
            .orElse("")
        + (fixed.nameServers().isEmpty()
            ? ""
            : "      nameservers: {addresses: [%s]}\n"
                .formatted(
                    fixed.nameServers().stream()
                        .map(it -> CardTextQuoter.quoted(it.getHostAddress()))
                        .collect(Collectors.joining(", "))));
  }

  /** Netplan knows no name that the server has to have. */
  private static String peap(String keyManagement, EapCredentials account, String authority) {
    return """
    auth:
      key-management: %s
      method: peap
      phase2-auth: MSCHAPV2
      identity: %s
      password: %s
      ca-certificate: %s
    """
        .formatted(
            keyManagement,
            CardTextQuoter.quoted(account.user()),
            CardTextQuoter.quoted(account.password()),
            AgentConfigRenderer.ON_THE_UNIT + authority);
  }

  private static String account(WiredCredentials account) {
    return switch (account) {
      case WiredCredentials.ByPassword(EapCredentials known) ->
          peap("802.1x", known, CardPlan.CABLE_AUTHORITY).indent(6);
      case WiredCredentials.ByCertificate(String user, _, _, _, _) ->
          """
                auth:
                  key-management: 802.1x
                  method: tls
                  identity: %s
                  client-certificate: %s
                  client-key: %s
                  ca-certificate: %s
          """
              .formatted(
                  CardTextQuoter.quoted(user),
                  AgentConfigRenderer.ON_THE_UNIT + CardPlan.CABLE_CERTIFICATE,
                  AgentConfigRenderer.ON_THE_UNIT + CardPlan.CABLE_KEY,
                  AgentConfigRenderer.ON_THE_UNIT + CardPlan.CABLE_AUTHORITY);
    };
  }

  private static String wifi(NetworkSettings.Wifi wifi) {
    String access = wifi.hidden() ? "          hidden: true\n" : "";
    String key = key(wifi.access());
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
                // Unquoted, Norway is “no”.
                CardTextQuoter.quoted(wifi.country()),
                CardTextQuoter.quoted(wifi.name()),
                (access + key).isEmpty() ? " {}" : "")
        + access
        + key;
  }

  private static String key(WifiCredentials access) {
    return switch (access) {
      case WifiCredentials.Open _ -> "";
      case WifiCredentials.SharedKey(Secret key) ->
          "          password: " + CardTextQuoter.quoted(key.value()) + "\n";
      case WifiCredentials.Wpa3(Secret password) ->
          """
                    auth:
                      key-management: sae
                      password: %s
          """
              .formatted(CardTextQuoter.quoted(password.value()));
      case WifiCredentials.Account(EapCredentials account) ->
          peap("eap", account, CardPlan.WIFI_AUTHORITY).indent(10);
    };
  }
}
