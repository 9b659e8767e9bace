package fr.teleguichet.edge.network.setup;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wired;
import fr.teleguichet.hardware.network.StaticAddress;
import java.util.List;
import java.util.Optional;

/** Connections for tests. */
public final class Profiles {

  private Profiles() {}

  /** By cable, with an address such as {@code 192.0.2.77/24}. */
  public static ConnectionProfile wired(String address) {
    return wired(address, Optional.empty());
  }

  /** The same, where the socket asks for a name. */
  public static ConnectionProfile wired(String address, Optional<NetworkCredentials> account) {
    String[] parts = address.split("/", -1);
    return new Wired(
        Optional.of(
            StaticAddress.parse(
                parts[0],
                Integer.parseInt(parts[1]),
                Optional.of("192.0.2.1"),
                List.of("192.0.2.53", "2001:db8::53"))),
        account);
  }

  /** By Wi-Fi with a password. */
  public static ConnectionProfile wifi(String name) {
    return new Wifi(name, false, WifiSecurity.WPA2, "marianne-2026");
  }
}
