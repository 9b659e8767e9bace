package fr.teleguichet.hardware.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSchemeTest {

  @ParameterizedTest
  @CsvSource({
    "mqtt://host, MQTT, 1883, false, false",
    "mqtts://host, MQTTS, 8883, true, false",
    "ws://host/mqtt, WS, 80, false, true",
    "wss://host/mqtt, WSS, 443, true, true",
    "wss://host:8443/mqtt, WSS, 8443, true, true"
  })
  void anAddressSaysHowItsBrokerIsSpokenTo(
      URI broker, BrokerScheme scheme, int port, boolean isTls, boolean isWebSocket) {
    assertThat(BrokerScheme.isBroker(broker)).isTrue();
    assertThat(BrokerScheme.of(broker)).isEqualTo(scheme);
    assertThat(BrokerScheme.port(broker)).isEqualTo(port);
    assertThat(scheme.isTls()).isEqualTo(isTls);
    assertThat(scheme.isWebSocket()).isEqualTo(isWebSocket);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mqtt://host/path",
        "mqtts://user:secret@host",
        "wss://user:secret@host/mqtt",
        "wss://host/mqtt?x=1",
        "wss://host/mqtt#x",
        "https://host/mqtt",
        "wss:///mqtt",
        "host:1883"
      })
  void whatIsNoBrokerIsRefused(URI address) {
    assertThat(BrokerScheme.isBroker(address)).isFalse();
  }

  @Test
  void aPathHasALimit() {
    assertThat(BrokerScheme.isBroker(URI.create("wss://host/" + "x".repeat(300)))).isFalse();
  }

  @Test
  void anotherSchemeHasNoPort() {
    assertThatThrownBy(() -> BrokerScheme.port(URI.create("https://host")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
