package fr.teleguichet.swarm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokerTargetTest {

  @ParameterizedTest
  @CsvSource({
    "mqtt://127.0.0.1, false, 127.0.0.1, 1883",
    "localhost:1884, false, localhost, 1884",
    "mqtts://localhost, true, localhost, 8883",
    "mqtts://[::1]:8884, true, ::1, 8884",
  })
  void anAddressIsRead(String text, boolean tls, String host, int port) {
    assertThat(BrokerTarget.parse(text)).isEqualTo(new BrokerTarget(tls, host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "ssl://localhost",
        "mqtt://user@localhost",
        "mqtts://localhost/path",
        "mqtt://localhost:0",
        "mqtt://",
        "a b"
      })
  void anythingElseIsNot(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> BrokerTarget.parse(text));
  }

  @Test
  void itIsToldAsItWasWritten() {
    assertThat(BrokerTarget.parse("mqtts://[::1]:8884")).hasToString("mqtts://[::1]:8884");
    assertThat(BrokerTarget.parse("localhost")).hasToString("mqtt://localhost:1883");
  }
}
