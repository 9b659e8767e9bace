package fr.teleguichet.edge.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.network.setup.NetworkStatus.SeenNetwork;
import fr.teleguichet.edge.network.setup.WifiSecurity;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wi-Fi networks in reach are told by radios that anybody may have. */
final class NetworkStatusReaderTest {

  private static final String POINT = "org.freedesktop.NetworkManager.AccessPoint";
  private static final int PRE_SHARED_KEY = 0x100;
  private static final int ENTERPRISE = 0x200;
  private static final int SAE = 0x400;
  private static final int CERTIFICATES = 0x2000;

  private final Map<String, Object> points = new HashMap<>();

  private void point(String name, int strength, int ways) {
    points.put(
        "/point/" + points.size(),
        Map.of(
            POINT,
            Map.of(
                "Ssid",
                name.getBytes(StandardCharsets.UTF_8),
                "Strength",
                strength,
                "RsnFlags",
                ways)));
  }

  private List<SeenNetwork> seen() {
    return new NetworkStatusReader(ManagedObjects.of(points)).picture().networks();
  }

  @Test
  void aStrongerRadioWithoutAPasswordDoesNotHideTheNetworkOfItsName() {
    point("mairie", 40, PRE_SHARED_KEY);
    point("mairie", 99, 0);
    point("mairie", 55, PRE_SHARED_KEY);

    assertThat(seen())
        .containsExactly(new SeenNetwork("mairie", 55, Optional.of(WifiSecurity.WPA2)));
  }

  @Test
  void theBestLockOfANameIsShownWhateverIsStronger() {
    point("bibliotheque", 99, PRE_SHARED_KEY);
    point("bibliotheque", 30, SAE);
    point("collège", 20, ENTERPRISE);
    point("collège", 70, PRE_SHARED_KEY);
    point("préfecture", 10, CERTIFICATES);
    point("préfecture", 15, 0);
    point("collège", 80, 0);

    assertThat(seen())
        .containsExactly(
            new SeenNetwork("bibliotheque", 30, Optional.of(WifiSecurity.WPA3)),
            new SeenNetwork("collège", 20, Optional.of(WifiSecurity.ENTERPRISE)),
            new SeenNetwork("préfecture", 10, Optional.empty()));
  }

  @Test
  void namesThatNobodyCanReadOrThatTurnTheLineRoundAreLeftOut() {
    point("mairie\u202e", 90, 0);
    point("  ", 90, 0);
    point("\u0007", 90, 0);

    assertThat(seen()).isEmpty();
  }
}
