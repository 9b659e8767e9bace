package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.network.EapCredentials;
import fr.teleguichet.hardware.network.StaticAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network as NetworkManager's keyfile (nm-settings-keyfile(5)), for images without cloud-init;
 * what installs it gives it the mode 0600 that NetworkManager demands.
 */
final class NetworkManagerKeyfileEncoder {

  /** Where the keyfiles lie on the boot partition. */
  static final String FOLDER = "teleguichet/network";

  private NetworkManagerKeyfileEncoder() {}

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
                id, UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)), type(network));
    return CardTextQuoter.NOTE + head + body(network) + addresses(network);
  }

  private static String type(NetworkSettings network) {
    return switch (network) {
      case NetworkSettings.Wired _ -> "ethernet";
      case NetworkSettings.Wifi _ -> "wifi";
      case NetworkSettings.Cellular _ -> "gsm";
    };
  }

  private static String body(NetworkSettings network) {
    return switch (network) {
      case NetworkSettings.Wired(_, Optional<WiredCredentials> account) ->
          "[ethernet]\n" + account.map(NetworkManagerKeyfileEncoder::account).orElse("");
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

  private static String addresses(NetworkSettings network) {
    Optional<StaticAddress> known =
        network instanceof NetworkSettings.Wired(Optional<StaticAddress> address, _)
            ? address
            : Optional.empty();
    return known
        .map(NetworkManagerKeyfileEncoder::fixed)
        .orElse("\n[ipv4]\nmethod=auto\n\n[ipv6]\nmethod=auto\n");
  }

  private static String fixed(StaticAddress fixed) {
    return "\n[ipv4]\nmethod=manual\naddress1="
        + fixed.address().getHostAddress()
        + "/"
        + fixed.prefix()
        + "\n"
        + fixed.gateway().map(it -> "gateway=" + it.getHostAddress() + "\n").orElse("")
        + nameServers(fixed, Inet4Address.class)
        + "\n[ipv6]\nmethod=auto\n"
        + nameServers(fixed, Inet6Address.class);
  }

  private static String nameServers(StaticAddress from, Class<? extends InetAddress> family) {
    String servers =
        from.nameServers().stream()
            .filter(family::isInstance)
            .map(it -> it.getHostAddress() + ";")
            .collect(Collectors.joining());
    return servers.isEmpty() ? "" : "dns=" + servers + "\n";
  }

  private static String security(NetworkSettings.Wifi wifi) {
    return switch (wifi.access()) {
      case WifiCredentials.Open _ -> "";
      case WifiCredentials.SharedKey(Secret key) ->
          "\n[wifi-security]\nkey-mgmt=wpa-psk\npsk=" + escaped(key.value()) + "\n";
      case WifiCredentials.Wpa3(Secret password) ->
          "\n[wifi-security]\nkey-mgmt=sae\npsk=" + escaped(password.value()) + "\n";
      case WifiCredentials.Account(EapCredentials account) ->
          """

          [wifi-security]
          key-mgmt=wpa-eap
          """
              + byPassword(account, CardPlan.WIFI_AUTHORITY);
    };
  }

  private static String account(WiredCredentials account) {
    return switch (account) {
      case WiredCredentials.ByPassword(EapCredentials known) ->
          byPassword(known, CardPlan.CABLE_AUTHORITY);
      // No password of the key: without the flag one would be asked for, and nobody is there to
      // type.
      case WiredCredentials.ByCertificate(String user, _, _, _, String server) ->
          """

          [802-1x]
          eap=tls;
          identity=%s
          client-cert=%s
          private-key=%s
          private-key-password-flags=4
          ca-cert=%s
          domain-suffix-match=%s
          """
              .formatted(
                  escaped(user),
                  AgentConfigRenderer.ON_THE_UNIT + CardPlan.CABLE_CERTIFICATE,
                  AgentConfigRenderer.ON_THE_UNIT + CardPlan.CABLE_KEY,
                  AgentConfigRenderer.ON_THE_UNIT + CardPlan.CABLE_AUTHORITY,
                  server);
    };
  }

  private static String byPassword(EapCredentials account, String authority) {
    return """

    [802-1x]
    eap=peap;
    phase2-auth=mschapv2
    identity=%s
    password=%s
    ca-cert=%s
    domain-suffix-match=%s
    """
        .formatted(
            escaped(account.user()),
            escaped(account.password()),
            AgentConfigRenderer.ON_THE_UNIT + authority,
            account.server());
  }

  private static String id(NetworkSettings network) {
    return switch (network) {
      case NetworkSettings.Wired _ -> "teleguichet-wired";
      case NetworkSettings.Wifi _ -> "teleguichet-wifi";
      case NetworkSettings.Cellular _ -> "teleguichet-cellular";
    };
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
