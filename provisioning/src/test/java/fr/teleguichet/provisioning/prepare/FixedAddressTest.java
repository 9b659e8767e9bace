package fr.teleguichet.provisioning.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.network.StaticAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cable in a network that gives no addresses, in the words of both who read it. */
class FixedAddressTest {

  private static final NetworkSettings CABLE =
      new NetworkSettings.Wired(
          Optional.of(
              StaticAddress.parse(
                  "192.0.2.20",
                  24,
                  Optional.of("192.0.2.1"),
                  List.of("192.0.2.53", "2001:db8::53", "192.0.2.54"))),
          Optional.empty());

  private static final NetworkSettings ALONE =
      new NetworkSettings.Wired(
          Optional.of(StaticAddress.parse("192.0.2.20", 24, Optional.empty(), List.of())),
          Optional.empty());

  @Test
  void networkManagerIsToldAddressGatewayAndNameServersOfBothKinds() {
    assertThat(NetworkManagerKeyfileEncoder.path(CABLE))
        .isEqualTo("teleguichet/network/teleguichet-wired.nmconnection");
    assertThat(NetworkManagerKeyfileEncoder.of(CABLE))
        .contains(
            """
            type=ethernet
            autoconnect=true

            [ethernet]

            [ipv4]
            method=manual
            address1=192.0.2.20/24
            gateway=192.0.2.1
            dns=192.0.2.53;192.0.2.54;

            [ipv6]
            method=auto
            dns=2001:db8:0:0:0:0:0:53;
            """);
    assertThat(NetworkManagerKeyfileEncoder.of(ALONE))
        .contains("address1=192.0.2.20/24")
        .doesNotContain("gateway", "dns");
  }

  @Test
  void cloudInitIsToldTheSameOfTheCablesOwnSection() {
    NetworkSettings wifi =
        new NetworkSettings.Wifi("Mairie", new WifiCredentials.Open(), "FR", false);

    assertThat(CloudInitNetworkEncoder.of(List.of(wifi, CABLE)))
        .contains(
            """
                eth0:
                  dhcp6: true
                  optional: true
                  addresses: ["192.0.2.20/24"]
                  routes: [{to: default, via: 192.0.2.1}]
                  nameservers: {addresses: ["192.0.2.53", "2001:db8:0:0:0:0:0:53", "192.0.2.54"]}
              wifis:
            """)
        .containsOnlyOnce("dhcp4: true");
    assertThat(CloudInitNetworkEncoder.of(List.of(ALONE)))
        .contains("192.0.2.20/24")
        .doesNotContain("dhcp4", "routes", "nameservers");
    assertThat(CloudInitNetworkEncoder.of(List.of())).contains("dhcp4: true");
  }
}
