package fr.teleguichet.edge.network.networkmanager;

import fr.teleguichet.edge.network.setup.ConnectionProfile;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Cellular;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wired;
import fr.teleguichet.edge.network.setup.NetworkCredentials;
import fr.teleguichet.edge.network.setup.WifiSecurity;
import fr.teleguichet.hardware.network.EapCredentials;
import fr.teleguichet.hardware.network.StaticAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A connection in NetworkManager's terms (nm-settings-dbus(5)). */
final class ConnectionSettingsEncoder {

  /** What a connection that was set on site is called. */
  static final String ID = "teleguichet-onsite";

  /** As whom the kiosk signs in, where it does. */
  static final String ACCOUNT = "802-1x";

  /** The key of the certificate by which it does. */
  static final String KEY = "private-key";

  /** Before what the card or the image brought, which is 0. */
  private static final int PRIORITY = 100;

  /** NM_SETTING_SECRET_FLAG_NOT_REQUIRED. */
  private static final int NOT_REQUIRED = 4;

  private ConnectionSettingsEncoder() {}

  /**
   * The settings.
   *
   * @param metric of its routes: below those of every connection that was not set on site, so that
   *     this one is the way out where several are there
   */
  static Map<String, Map<String, Variant<?>>> of(UUID id, ConnectionProfile profile, long metric) {
    Map<String, Map<String, Variant<?>>> all = new HashMap<>();
    Optional<StaticAddress> address = Optional.empty();
    switch (profile) {
      case Wired it -> {
        address = it.address();
        all.put("802-3-ethernet", Map.of());
      }
      case Wifi it -> wifi(it, all);
      case Cellular it -> all.put("gsm", cellular(it));
    }
    profile.account().ifPresent(it -> all.put(ACCOUNT, account(it)));
    all.put(
        "connection",
        Map.of(
            "id", text(ID),
            "uuid", text(id.toString()),
            "type", text(type(profile)),
            "autoconnect", new Variant<>(true),
            "autoconnect-priority", new Variant<>(PRIORITY)));
    Map<String, Variant<?>> ipv4 = new HashMap<>();
    ipv4.put("method", text(address.isPresent() ? "manual" : "auto"));
    ipv4.put("route-metric", new Variant<>(metric));
    address.ifPresent(it -> fixed(it, ipv4));
    all.put("ipv4", ipv4);
    Map<String, Variant<?>> ipv6 = new HashMap<>();
    ipv6.put("method", text("auto"));
    ipv6.put("route-metric", new Variant<>(metric));
    address.ifPresent(it -> nameServers(it, Inet6Address.class, ipv6));
    all.put("ipv6", ipv6);
    return all;
  }

  /** A network that nobody enters, with nothing that is a secret. */
  static Map<String, Map<String, Variant<?>>> withoutSecret(String uuid) {
    String type = type(new Wired(Optional.empty(), Optional.empty()));
    return Map.of(
        "connection",
        Map.of(
            "id", text(ID),
            "uuid", text(uuid),
            "type", text(type),
            "autoconnect", new Variant<>(false)),
        type,
        Map.of(),
        ACCOUNT,
        certified(account("tls", "-", "-", Optional.empty()), "-", "-"));
  }

  static String type(ConnectionProfile profile) {
    return switch (profile) {
      case Wired _ -> "802-3-ethernet";
      case Wifi _ -> "802-11-wireless";
      case Cellular _ -> "gsm";
    };
  }

  private static void wifi(Wifi it, Map<String, Map<String, Variant<?>>> all) {
    byte[] name = it.name().getBytes(StandardCharsets.UTF_8);
    all.put(
        "802-11-wireless",
        Map.of(
            "ssid", new Variant<>(name, "ay"),
            "mode", text("infrastructure"),
            "hidden", new Variant<>(it.hidden())));
    if (it.security() != WifiSecurity.OPEN) {
      all.put(
          "802-11-wireless-security",
          switch (it.security()) {
            case WPA3 -> Map.of("key-mgmt", text("sae"), "psk", text(it.password()));
            case ENTERPRISE -> Map.of("key-mgmt", text("wpa-eap"));
            case OPEN, WPA2 -> Map.of("key-mgmt", text("wpa-psk"), "psk", text(it.password()));
          });
    }
  }

  /** As a card brings it: password or certificate go to the named server alone. */
  private static Map<String, Variant<?>> account(NetworkCredentials account) {
    return switch (account) {
      case NetworkCredentials.ByPassword(EapCredentials it) -> {
        Map<String, Variant<?>> all = account("peap", it.user(), it.server(), it.authority());
        all.put("phase2-auth", text("mschapv2"));
        all.put("password", text(it.password()));
        yield all;
      }
      case NetworkCredentials.ByCertificate it ->
          certified(
              account("tls", it.user(), it.server(), it.authority()), it.certificate(), it.key());
    };
  }

  private static Map<String, Variant<?>> certified(
      Map<String, Variant<?>> account, String certificate, String key) {
    account.put("client-cert", bytes(certificate));
    account.put(KEY, bytes(key));
    // There is no passphrase, and nobody to be asked for one.
    account.put("private-key-password-flags", new Variant<>(new UInt32(NOT_REQUIRED)));
    return account;
  }

  private static Map<String, Variant<?>> account(
      String method, String user, String server, Optional<String> authority) {
    Map<String, Variant<?>> account = new HashMap<>();
    account.put("eap", new Variant<>(List.of(method), "as"));
    account.put("identity", text(user));
    account.put("domain-suffix-match", text(server));
    authority.ifPresentOrElse(
        pem -> account.put("ca-cert", bytes(pem)),
        () -> account.put("system-ca-certs", new Variant<>(true)));
    return account;
  }

  private static Variant<byte[]> bytes(String pem) {
    return new Variant<>(pem.getBytes(StandardCharsets.US_ASCII), "ay");
  }

  private static Map<String, Variant<?>> cellular(Cellular it) {
    Map<String, Variant<?>> gsm = new HashMap<>();
    gsm.put("apn", text(it.accessPoint()));
    if (!it.pin().isEmpty()) {
      gsm.put("pin", text(it.pin()));
    }
    if (!it.user().isEmpty()) {
      gsm.put("username", text(it.user()));
      gsm.put("password", text(it.password()));
    }
    return gsm;
  }

  private static void fixed(StaticAddress it, Map<String, Variant<?>> ipv4) {
    Map<String, Variant<?>> own =
        Map.of(
            "address",
            text(it.address().getHostAddress()),
            "prefix",
            new Variant<>(new UInt32(it.prefix())));
    ipv4.put("address-data", new Variant<>(List.of(own), "aa{sv}"));
    it.gateway().ifPresent(gateway -> ipv4.put("gateway", text(gateway.getHostAddress())));
    nameServers(it, Inet4Address.class, ipv4);
  }

  private static void nameServers(
      StaticAddress from, Class<? extends InetAddress> family, Map<String, Variant<?>> into) {
    List<String> servers =
        from.nameServers().stream()
            .filter(family::isInstance)
            .map(InetAddress::getHostAddress)
            .toList();
    if (!servers.isEmpty()) {
      into.put("dns-data", new Variant<>(servers, "as"));
    }
  }

  private static Variant<String> text(String it) {
    return new Variant<>(it);
  }
}
