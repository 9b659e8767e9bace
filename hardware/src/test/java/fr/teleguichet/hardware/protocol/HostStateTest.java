package fr.teleguichet.hardware.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostStateTest {

  @Test
  void aStateIsReadBack() {
    var state = new HostState(true, 1_700_000_000_000L);

    assertThat(new String(state.encode(), UTF_8))
        .isEqualTo("{\"online\":true,\"timestamp\":1700000000000}");
    assertThat(HostState.decode(state.encode())).contains(state);
  }

  @Test
  void orderSpaceAndUnknownMembersDoNotMatter() {
    assertThat(read(" { \"timestamp\" : 5, \"more\": {\"a\":[1]}, \"online\": false } "))
        .contains(new HostState(false, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ONLINE",
        "{}",
        "[]",
        "{\"online\":true}",
        "{\"timestamp\":1}",
        "{\"online\":\"true\",\"timestamp\":1}",
        "{\"online\":true,\"timestamp\":\"1\"}",
        "{\"online\":true,\"timestamp\":1.5}",
        "{\"online\":true,\"timestamp\":-1}",
        "{\"online\":true,\"timestamp\":99999999999999999999}",
        "{\"online\":true,\"timestamp\":1} x",
        "{\"online\":true,\"timestamp\":1",
        "{\"online\":"
      })
  void whatIsNoStateIsNothing(String json) {
    assertThat(read(json)).isEmpty();
  }

  @Test
  void theFirstMomentIsOne() {
    assertThat(read("{\"online\":true,\"timestamp\":0}")).contains(new HostState(true, 0));
  }

  @Test
  void aPayloadOfAKilobyteIsReadAndNoneThatIsLonger() {
    String state = "{\"online\":true,\"timestamp\":1}";
    assertThat(read(state + " ".repeat(1_024 - state.length()))).contains(new HostState(true, 1));
    assertThat(read(state + " ".repeat(1_025 - state.length()))).isEmpty();
  }

  @Test
  void aLongPayloadIsNotRead() {
    assertThat(read("{\"online\":true,\"timestamp\":1" + " ".repeat(2_000) + "}")).isEmpty();
  }

  private static java.util.Optional<HostState> read(String json) {
    return HostState.decode(json.getBytes(UTF_8));
  }
}
