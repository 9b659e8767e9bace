package fr.teleguichet.edge.network.setup;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Cellular;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wired;
import fr.teleguichet.edge.network.setup.NetworkStatus.Carrier;
import fr.teleguichet.edge.network.setup.NetworkStatus.SeenNetwork;
import fr.teleguichet.hardware.network.EapCredentials;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The network of a town hall that is not there: a socket with addresses of 192.0.2.0/24, four Wi-Fi
 * networks in reach and one hidden, and a modem whose SIM card has a PIN. Any thread may use it.
 */
public final class SimulatedNetwork implements NetworkConfigurator {

  /** The Wi-Fi network that leads to the fleet, and its password. */
  public static final String WIFI = "Mairie";

  public static final String PASSWORD = "marianne-2026";

  /** One that lets everybody in and leads nowhere. */
  public static final String GUESTS = "Mairie-Invités";

  /** One that does not tell its name, with the same password. */
  public static final String HIDDEN = "Mairie-Technique";

  /** WPA3 alone, with the same password. */
  public static final String LIBRARY = "Médiathèque";

  /** One that asks for a name as well (802.1X), whose server has this one. */
  public static final String AGENTS = "Mairie-Agents";

  public static final String USER = "borne";
  public static final String SERVER = "radius.mairie.example";

  /** Of the modem's SIM card. */
  public static final String PIN = "0000";

  /** By cable; an address of another network leads nowhere. */
  private static final String CABLE = "192.0.2.";

  private Network kept = new Network(carrier(Kind.WIRED, "eth0", "", CABLE + "20/24"), true);
  private @Nullable Network tried;
  private @Nullable UUID trial;
  private NetworkFault fault = NetworkFault.OTHER;

  private record Network(Carrier carrier, boolean leadsOut) {}

  private static Carrier carrier(Kind kind, String device, String network, String address) {
    Optional<Integer> strength = kind == Kind.WIFI ? Optional.of(78) : Optional.empty();
    return new Carrier(
        kind,
        device,
        network,
        strength,
        List.of(address),
        Optional.of("192.0.2.1"),
        List.of("192.0.2.53"));
  }

  /** Whether the fleet can be reached by what is used now. */
  public synchronized boolean leadsOut() {
    return now().leadsOut;
  }

  private Network now() {
    return tried == null ? kept : tried;
  }

  @Override
  public synchronized NetworkStatus look() {
    return new NetworkStatus(
        Optional.of(now().carrier),
        List.of(
            new SeenNetwork(WIFI, 78, Optional.of(WifiSecurity.WPA2)),
            new SeenNetwork(GUESTS, 64, Optional.of(WifiSecurity.OPEN)),
            new SeenNetwork(LIBRARY, 41, Optional.of(WifiSecurity.WPA3)),
            new SeenNetwork(AGENTS, 22, Optional.of(WifiSecurity.ENTERPRISE))),
        EnumSet.of(Kind.WIRED, Kind.WIFI, Kind.CELLULAR));
  }

  @Override
  public void scan() {
    // They are always there.
  }

  @Override
  public synchronized void tryOut(UUID id, ConnectionProfile profile, Duration longest) {
    trial = id;
    tried = null;
    switch (profile) {
      case Wired it -> {
        String address =
            it.address()
                .map(own -> own.address().getHostAddress() + "/" + own.prefix())
                .orElse(CABLE + "21/24");
        fault = NetworkFault.ACCOUNT;
        if (it.account().isEmpty() || isKnown(it)) {
          tried = new Network(carrier(Kind.WIRED, "eth0", "", address), address.startsWith(CABLE));
        }
      }
      case Wifi it -> tryOut(it);
      case Cellular(_, String pin, _, _) -> {
        fault = NetworkFault.SIM_PIN;
        if (pin.equals(PIN)) {
          tried = new Network(carrier(Kind.CELLULAR, "wwan0", "Orange F", "100.64.0.7/30"), true);
        }
      }
    }
  }

  private static boolean isKnown(ConnectionProfile profile) {
    return profile
        .account()
        .filter(
            it ->
                it instanceof NetworkCredentials.ByPassword(EapCredentials known)
                    && known.user().equals(USER)
                    && known.password().equals(PASSWORD)
                    && known.server().equals(SERVER))
        .isPresent();
  }

  private void tryOut(Wifi it) {
    List<String> names = List.of(WIFI, GUESTS, LIBRARY, AGENTS, it.hidden() ? HIDDEN : WIFI);
    boolean isIn =
        switch (it.name()) {
          case GUESTS -> it.security() == WifiSecurity.OPEN;
          case AGENTS -> isKnown(it);
          default -> it.password().equals(PASSWORD);
        };
    NetworkFault refusal =
        it.name().equals(AGENTS) ? NetworkFault.ACCOUNT : NetworkFault.WIFI_PASSWORD;
    fault = names.contains(it.name()) ? refusal : NetworkFault.WIFI_NOT_FOUND;
    if (names.contains(it.name()) && isIn) {
      tried =
          new Network(
              carrier(Kind.WIFI, "wlan0", it.name(), "192.0.2.33/24"), !it.name().equals(GUESTS));
    }
  }

  @Override
  public synchronized Progress progress(UUID id) {
    if (!id.equals(trial)) {
      return new Progress.Failed(NetworkFault.OTHER);
    }
    return tried == null ? new Progress.Failed(fault) : new Progress.Connected();
  }

  @Override
  public synchronized void keep(UUID id) throws NetworkException {
    if (!id.equals(trial) || tried == null) {
      throw new NetworkException(NetworkFault.OTHER, "nothing is tried");
    }
    kept = tried;
    takeBack(id);
  }

  @Override
  public void forgetOthers(UUID id) {
    // There is one.
  }

  @Override
  public synchronized void takeBack(UUID id) {
    tried = null;
    trial = null;
  }
}
