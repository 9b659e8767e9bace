package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "tcp://mqtt.example.org:1884,mqtt.example.org,1884,false",
    "ssl://mqtt.example.org:8884,mqtt.example.org,8884,true",
    "tcp://mqtt.example.org,mqtt.example.org,1883,false",
    "ssl://mqtt.example.org,mqtt.example.org,8883,true",
    "tcp://mqtt_broker:1884,mqtt_broker,1884,false",
    "tcp://192.0.2.7:1884,192.0.2.7,1884,false",
    "ssl://[2001:db8::7]:8884,[2001:db8::7],8884,true",
    "ssl://[2001:db8::7],[2001:db8::7],8883,true"
  })
  void anAddressHasAHostAndAPort(URI address, String host, int port, boolean tls) {
    assertThat(BrokerAddress.of(address)).isEqualTo(new BrokerAddress(host, port, tls));
  }

  @Test
  void aPortThatIsNoneIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerAddress.of(URI.create("tcp://mqtt_broker:many")))
        .withMessageContaining("tcp://mqtt_broker:many");
  }
}
