package fr.teleguichet.edge.network.setup;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The network of this machine at a moment.
 *
 * @param carrier what the default route goes by; nothing without one
 * @param networks Wi-Fi networks in reach, the strongest first
 * @param fitted the kinds that this machine has a device for
 */
public record NetworkStatus(
    Optional<Carrier> carrier, List<SeenNetwork> networks, Set<Kind> fitted) {

  public NetworkStatus {
    networks = List.copyOf(networks);
    fitted = Set.copyOf(fitted);
  }

  /**
   * What carries the connection.
   *
   * @param device as the system calls it, such as {@code eth0}
   * @param network a Wi-Fi network's name or a mobile network's; empty for others
   * @param strength of a Wi-Fi network, 0 to 100; empty for others
   * @param addresses with their prefixes, such as {@code 192.0.2.10/24}
   */
  public record Carrier(
      Kind kind,
      String device,
      String network,
      Optional<Integer> strength,
      List<String> addresses,
      Optional<String> gateway,
      List<String> nameServers) {

    public Carrier {
      addresses = List.copyOf(addresses);
      nameServers = List.copyOf(nameServers);
    }
  }

  /**
   * A Wi-Fi network in reach.
   *
   * @param strength 0 to 100
   * @param security none for one that this program can't enter, such as of WEP
   */
  public record SeenNetwork(String name, int strength, Optional<WifiSecurity> security) {}
}
