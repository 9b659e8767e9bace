package fr.teleguichet.edge.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceConfigurationTest {

  @Test
  void serversComeToThePageAsTheyWereTold() {
    var told =
        new JsonObject(
            """
            {"relayOnly": true, "iceServers": [
              {"urls": ["stun:stun.example:3478"]},
              {"urls": "turns:turn.example:443?transport=tcp", "username": "1:x", "credential": "y"}]}
            """);
    IceConfiguration route = IceConfiguration.read(told);
    assertThat(route.isRelayOnly()).isTrue();
    assertThat(route.json().encode())
        .isEqualTo(
            "[{\"urls\":[\"stun:stun.example:3478\"]},"
                + "{\"urls\":[\"turns:turn.example:443?transport=tcp\"],"
                + "\"username\":\"1:x\",\"credential\":\"y\"}]");
    assertThat(route.toString()).doesNotContain("=y");
  }

  @Test
  void withoutServersTheMediaGoStraight() {
    assertThat(IceConfiguration.read(new JsonObject()).servers()).isEmpty();
    assertThat(IceConfiguration.read(new JsonObject()).isRelayOnly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{}]",
        "[5]",
        "[{\"urls\": []}]",
        "[{\"urls\": [5]}]",
        "[{\"urls\": \"https://elsewhere.example\"}]",
        "[{\"urls\": [\"stun:a\\nb\"]}]",
        "[{\"urls\":\"stun:a\"},{\"urls\":\"stun:a\"},{\"urls\":\"stun:a\"},{\"urls\":\"stun:a\"},"
            + "{\"urls\":\"stun:a\"},{\"urls\":\"stun:a\"},{\"urls\":\"stun:a\"},{\"urls\":\"stun:a\"},"
            + "{\"urls\":\"stun:a\"}]"
      })
  void whatIsNoServerReachesNoPage(String servers) {
    var told = new JsonObject("{\"iceServers\": " + servers + "}");
    assertThatThrownBy(() -> IceConfiguration.read(told))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
