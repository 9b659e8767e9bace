package fr.teleguichet.edge.network.networkmanager;

import static fr.teleguichet.edge.network.networkmanager.NetworkManagerConfigurator.ACTIVE;
import static fr.teleguichet.edge.network.networkmanager.NetworkManagerConfigurator.DEVICE;
import static fr.teleguichet.edge.network.networkmanager.NetworkManagerConfigurator.NM;
import static fr.teleguichet.edge.network.networkmanager.NetworkManagerConfigurator.ROOT;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.NetworkStatus;
import fr.teleguichet.edge.network.setup.NetworkStatus.Carrier;
import fr.teleguichet.edge.network.setup.NetworkStatus.SeenNetwork;
import fr.teleguichet.edge.network.setup.WifiSecurity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Reads the network out of NetworkManager's objects. Names come from strangers' radios. */
record NetworkStatusReader(ManagedObjects objects) {

  private static final String POINT = NM + ".AccessPoint";
  private static final String WIRELESS = DEVICE + ".Wireless";
  private static final int MAX_NETWORKS = 30;

  /** The best first; between them and none at all is what this program can't enter. */
  private static final List<Optional<WifiSecurity>> LOCKS =
      List.of(
          Optional.of(WifiSecurity.ENTERPRISE),
          Optional.of(WifiSecurity.WPA3),
          Optional.of(WifiSecurity.WPA2),
          Optional.empty(),
          Optional.of(WifiSecurity.OPEN));

  /** Of the flags of an access point (nm-dbus-types, "NM80211ApSecurityFlags"). */
  private static final long PRE_SHARED_KEY = 0x100;

  private static final long NAMES = 0x200;

  /** Certificates of both ends alone (192 bits). */
  private static final long CERTIFICATES = 0x2000;

  private static final long SAE = 0x400;
  private static final long PRIVACY = 0x1;

  NetworkStatus picture() {
    Set<Kind> fitted = EnumSet.noneOf(Kind.class);
    objects
        .with(DEVICE)
        .filter(it -> objects.number(it, DEVICE, "State") > NetworkManagerConfigurator.UNMANAGED)
        .map(this::kind)
        .filter(it -> it != Kind.OTHER)
        .forEach(fitted::add);
    return new NetworkStatus(carrier(), networks(), fitted);
  }

  Kind kind(String device) {
    return switch ((int) objects.number(device, DEVICE, "DeviceType")) {
      // 20 is a virtual cable, such as a container has.
      case 1, 20 -> Kind.WIRED;
      case 2 -> Kind.WIFI;
      case 8 -> Kind.CELLULAR;
      default -> Kind.OTHER;
    };
  }

  private Optional<Carrier> carrier() {
    return objects
        .path(ROOT, NM, "PrimaryConnection")
        .flatMap(
            active ->
                objects.texts(active, ACTIVE, "Devices").stream()
                    .findFirst()
                    .map(device -> carrier(active, device)));
  }

  private Carrier carrier(String active, String device) {
    Kind kind = kind(device);
    Optional<String> point =
        kind == Kind.WIFI ? objects.path(device, WIRELESS, "ActiveAccessPoint") : Optional.empty();
    String ipv4 = objects.text(active, ACTIVE, "Ip4Config");
    String ipv6 = objects.text(active, ACTIVE, "Ip6Config");
    return new Carrier(
        kind,
        objects.text(device, DEVICE, "Interface"),
        point.flatMap(this::name).orElse(""),
        point.map(it -> (int) objects.number(it, POINT, "Strength")),
        addresses(ipv4, NM + ".IP4Config"),
        Optional.of(objects.text(ipv4, NM + ".IP4Config", "Gateway"))
            .filter(it -> !it.isEmpty())
            .or(
                () ->
                    Optional.of(objects.text(ipv6, NM + ".IP6Config", "Gateway"))
                        .filter(it -> !it.isEmpty())),
        objects.dictionaries(ipv4, NM + ".IP4Config", "NameserverData").stream()
            .map(it -> String.valueOf(it.get("address")))
            .toList());
  }

  private List<String> addresses(String config, String what) {
    return objects.dictionaries(config, what, "AddressData").stream()
        .map(it -> it.get("address") + "/" + it.get("prefix"))
        .toList();
  }

  /**
   * By name. Anybody can set up a radio of the same name nearby, open and stronger: the one with
   * the best lock is shown, so that nobody is led to leave the password out.
   */
  private List<SeenNetwork> networks() {
    Comparator<SeenNetwork> better =
        Comparator.<SeenNetwork>comparingInt(it -> LOCKS.indexOf(it.security()))
            .reversed()
            .thenComparingInt(SeenNetwork::strength);
    Map<String, SeenNetwork> best = new HashMap<>();
    objects
        .with(POINT)
        .map(this::network)
        .flatMap(Optional::stream)
        .forEach(it -> best.merge(it.name(), it, BinaryOperator.maxBy(better)));
    return best.values().stream()
        .sorted(
            Comparator.comparingInt(SeenNetwork::strength)
                .reversed()
                .thenComparing(SeenNetwork::name))
        .limit(MAX_NETWORKS)
        .toList();
  }

  private Optional<SeenNetwork> network(String point) {
    return name(point)
        .map(
            name ->
                new SeenNetwork(
                    name, (int) objects.number(point, POINT, "Strength"), security(point)));
  }

  private Optional<WifiSecurity> security(String point) {
    long ways = objects.number(point, POINT, "WpaFlags") | objects.number(point, POINT, "RsnFlags");
    if ((ways & PRE_SHARED_KEY) != 0) {
      return Optional.of(WifiSecurity.WPA2);
    }
    if ((ways & SAE) != 0) {
      return Optional.of(WifiSecurity.WPA3);
    }
    if ((ways & NAMES) != 0) {
      return Optional.of(WifiSecurity.ENTERPRISE);
    }
    boolean isOpen =
        (ways & CERTIFICATES) == 0 && (objects.number(point, POINT, "Flags") & PRIVACY) == 0;
    return isOpen ? Optional.of(WifiSecurity.OPEN) : Optional.empty();
  }

  /** Its name, where it tells one that people can read. */
  private Optional<String> name(String point) {
    byte[] bytes = objects.bytes(point, POINT, "Ssid");
    try {
      String name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(name)
          .filter(it -> !it.isBlank() && it.chars().noneMatch(NetworkStatusReader::isUnreadable));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /** Turns of direction as well: they would have a name look like another. */
  private static boolean isUnreadable(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.FORMAT;
  }

  /** The device that is to carry a new connection: one with a cable first. */
  Optional<String> device(Kind kind) {
    return objects
        .with(DEVICE)
        .filter(it -> kind(it) == kind)
        .filter(it -> objects.number(it, DEVICE, "State") > NetworkManagerConfigurator.UNAVAILABLE)
        .max(Comparator.comparing(it -> objects.path(it, DEVICE, "ActiveConnection").isPresent()));
  }

  /** Whether there is such a device that lacks its cable. */
  boolean lacksCable(Kind kind) {
    return objects
        .with(DEVICE)
        .anyMatch(
            it ->
                kind(it) == kind
                    && kind == Kind.WIRED
                    && objects.number(it, DEVICE, "State")
                        == NetworkManagerConfigurator.UNAVAILABLE);
  }
}
