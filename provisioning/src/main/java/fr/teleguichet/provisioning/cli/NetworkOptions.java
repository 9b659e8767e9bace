package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.network.EapCredentials;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.network.StaticAddress;
import fr.teleguichet.provisioning.prepare.NetworkSettings;
import fr.teleguichet.provisioning.prepare.Secret;
import fr.teleguichet.provisioning.prepare.WifiCredentials;
import fr.teleguichet.provisioning.prepare.WiredCredentials;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The network of the place. */
final class NetworkOptions {

  private static final Pattern PREFIXED = Pattern.compile("([^/]+)/(\\d{1,2})");

  @Option(
      names = "--address",
      paramLabel = "ADDRESS/LENGTH",
      description =
          "the cable’s fixed IPv4 address with the length of its prefix, such as 192.0.2.20/24; by"
              + " default the network gives one (DHCP)")
  private @Nullable String address;

  @Option(
      names = "--gateway",
      paramLabel = "ADDRESS",
      description = "the gateway in the fixed address’s network")
  private @Nullable String gateway;

  @Option(
      names = "--dns",
      paramLabel = "ADDRESS",
      split = ",",
      description = "the name servers there, up to three, with commas between")
  private List<String> nameServers = new ArrayList<>();

  @Mixin private CableCredentialOptions cable = new CableCredentialOptions();

  @Option(names = "--wifi", paramLabel = "NAME", description = "a Wi-Fi network’s name (SSID)")
  private @Nullable String wifi;

  @Option(
      names = "--wifi-key-file",
      paramLabel = "FILE",
      description =
          "a file with the Wi-Fi key, or with the password of --wifi-user; - for the standard"
              + " input; none: an open network")
  private @Nullable Path wifiKey;

  @Option(
      names = "--wifi-wpa3",
      description = "the Wi-Fi network speaks WPA3 alone, so that its key may be any text")
  private boolean wpa3;

  @Option(
      names = "--wifi-user",
      paramLabel = "NAME",
      description =
          "the kiosk’s name at a Wi-Fi network that asks for one (802.1X, PEAP with MSCHAPv2)")
  private @Nullable String wifiUser;

  @Option(
      names = "--wifi-authority",
      paramLabel = "FILE",
      description = "with --wifi-user: certificates (PEM) that vouch for the network’s server")
  private @Nullable Path wifiAuthority;

  @Option(
      names = "--wifi-server",
      paramLabel = "NAME",
      description =
          "with --wifi-user: the name in that server’s certificate, such as radius.lot.fr")
  private @Nullable String wifiServer;

  @Option(names = "--wifi-hidden", description = "the Wi-Fi network does not say its name")
  private boolean hidden;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      defaultValue = "FR",
      description =
          "the country whose Wi-Fi channels count, where the image has cloud-init; by default"
              + " ${DEFAULT-VALUE}, which an image of a kiosk always takes")
  private String country = "FR";

  @Option(
      names = "--cellular",
      paramLabel = "APN",
      description = "a 4G or 5G modem, with the operator’s access point")
  private @Nullable String cellular;

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description = "a file with the SIM card’s PIN, or - for the standard input")
  private @Nullable Path pin;

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT",
      description = "the HTTP proxy by which the fleet is reached from there")
  private @Nullable String proxy;

  @Option(
      names = "--proxy-user",
      paramLabel = "NAME",
      description = "the kiosk’s name at the proxy, when that wants one")
  private @Nullable String proxyUser;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      description = "a file with its password there, or - for the standard input")
  private @Nullable Path proxyPassword;

  /** Whether any is named, or something that belongs to one. */
  boolean given() {
    return Stream.of(
                address,
                gateway,
                wifi,
                wifiKey,
                wifiUser,
                wifiAuthority,
                wifiServer,
                cellular,
                pin,
                proxy,
                proxyUser,
                proxyPassword)
            .anyMatch(Objects::nonNull)
        || !nameServers.isEmpty()
        || cable.given()
        || hidden
        || wpa3;
  }

  /** Refuses what says nothing without something else; a claim that was made by then is lost. */
  void check() throws TroubleException {
    if (wifi == null && (wifiKey != null || hidden || wpa3 || wifiUser != null)) {
      throw new TroubleException(TroubleKind.USAGE, "network.wifi-alone");
    }
    if (wpa3 && (wifiKey == null || wifiUser != null)) {
      throw new TroubleException(TroubleKind.USAGE, "network.wifi-wpa3-alone");
    }
    boolean all =
        wifiUser != null && wifiKey != null && wifiAuthority != null && wifiServer != null;
    if (!all && (wifiUser != null || wifiAuthority != null || wifiServer != null)) {
      throw new TroubleException(TroubleKind.USAGE, "network.wifi-account");
    }
    if (cellular == null && pin != null) {
      throw new TroubleException(TroubleKind.USAGE, "network.cellular-alone");
    }
    if ((proxyUser == null) != (proxyPassword == null) || (proxy == null && proxyUser != null)) {
      throw new TroubleException(TroubleKind.USAGE, "network.proxy-login");
    }
    cable.check();
    var _ = plainProxy();
    var _ = fixedAddress();
  }

  private Optional<NetworkSettings> wired(ProgramEnvironment equipment) throws TroubleException {
    Optional<StaticAddress> fixed = fixedAddress();
    Optional<WiredCredentials> account = cable.account(equipment);
    return fixed.isEmpty() && account.isEmpty()
        ? Optional.empty()
        : Optional.of(new NetworkSettings.Wired(fixed, account));
  }

  private Optional<StaticAddress> fixedAddress() throws TroubleException {
    if (address == null) {
      if (gateway != null || !nameServers.isEmpty()) {
        throw new TroubleException(TroubleKind.USAGE, "network.address-alone");
      }
      return Optional.empty();
    }
    Matcher parts = PREFIXED.matcher(address);
    if (!parts.matches()) {
      throw new TroubleException(TroubleKind.USAGE, "network.address");
    }
    try {
      return Optional.of(
          StaticAddress.parse(
              parts.group(1),
              Integer.parseInt(parts.group(2)),
              Optional.ofNullable(gateway),
              nameServers));
    } catch (StaticAddress.WrongPartException e) {
      String sentence =
          switch (e.part()) {
            case ADDRESS, PREFIX -> "network.address";
            case GATEWAY -> "network.gateway";
            case NAME_SERVER -> "network.name-server";
          };
      throw new TroubleException(TroubleKind.USAGE, Message.of(sentence), e);
    }
  }

  private Optional<HttpProxy> plainProxy() throws TroubleException {
    try {
      return proxy == null ? Optional.empty() : Optional.of(HttpProxy.parse(proxy));
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("network.proxy"), e);
    }
  }

  /** The proxy, when there is one. */
  Optional<HttpProxy> proxy(ProgramEnvironment equipment) throws TroubleException {
    Optional<HttpProxy> plain = plainProxy();
    if (plain.isEmpty() || proxyUser == null || proxyPassword == null) {
      return plain;
    }
    try {
      return Optional.of(
          plain
              .get()
              .with(
                  new HttpProxy.Login(
                      proxyUser, InputFileReader.secret(proxyPassword, equipment).value())));
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("network.proxy"), e);
    }
  }

  List<NetworkSettings> networks(ProgramEnvironment equipment) throws TroubleException {
    List<NetworkSettings> networks = new ArrayList<>();
    wired(equipment).ifPresent(networks::add);
    try {
      if (wifi != null) {
        networks.add(new NetworkSettings.Wifi(wifi, access(equipment), country, hidden));
      }
      if (cellular != null) {
        networks.add(new NetworkSettings.Cellular(cellular, secret(pin, equipment)));
      }
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of(String.valueOf(e.getMessage())), e);
    }
    return networks;
  }

  private WifiCredentials access(ProgramEnvironment equipment) throws TroubleException {
    if (wifiKey == null) {
      return new WifiCredentials.Open();
    }
    Secret key = InputFileReader.secret(wifiKey, equipment);
    if (wifiUser != null && wifiAuthority != null && wifiServer != null) {
      String authority =
          new String(
              InputFileReader.read(wifiAuthority, EapCredentials.MAX_AUTHORITY),
              StandardCharsets.UTF_8);
      return new WifiCredentials.Account(wifiUser, key, authority, wifiServer);
    }
    return wpa3 ? new WifiCredentials.Wpa3(key) : new WifiCredentials.SharedKey(key);
  }

  private static Optional<Secret> secret(@Nullable Path file, ProgramEnvironment equipment)
      throws TroubleException {
    return file == null ? Optional.empty() : Optional.of(InputFileReader.secret(file, equipment));
  }
}
