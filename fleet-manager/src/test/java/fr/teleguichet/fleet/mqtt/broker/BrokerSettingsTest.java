package fr.teleguichet.fleet.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrokerSettingsTest {
  @Test
  void byDefaultTheBrokerIsEmbedded() {
    assertThat(BrokerSettings.from(Settings.of(Map.of())))
        .isEqualTo(
            new BrokerSettings(
                "embedded",
                "127.0.0.1",
                8883,
                Optional.empty(),
                Optional.empty(),
                false,
                1883,
                new ByteCount(256L << 10),
                new ByteCount(512L << 20)));
  }

  @Test
  void everyKeyIsTaken() {
    Settings settings =
        Settings.of(
            Map.of(
                "fleet.broker.url", "ssl://mqtt.example.org:8883",
                "fleet.broker.host", "0.0.0.0",
                "fleet.broker.port", "0",
                "fleet.broker.websocket-port", "8884",
                "fleet.broker.public-address", "mqtts://mqtt.example.org:443",
                "fleet.broker.plain", "true",
                "fleet.broker.plain-port", "1884",
                "fleet.broker.max-packet", "1M",
                "fleet.broker.memory", "1G"));

    assertThat(BrokerSettings.from(settings))
        .isEqualTo(
            new BrokerSettings(
                "ssl://mqtt.example.org:8883",
                "0.0.0.0",
                0,
                Optional.of(8884),
                Optional.of(URI.create("mqtts://mqtt.example.org:443")),
                true,
                1884,
                new ByteCount(1L << 20),
                new ByteCount(1L << 30)));
    assertThat(BrokerSettings.ALL).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet.broker.url,mqtt.example.org,tcp://host:1883",
    "fleet.broker.url,tcp://user:secret@mqtt.example.org,tcp://host:1883",
    "fleet.broker.host,every where,0.0.0.0",
    "fleet.broker.host,'',0.0.0.0",
    "fleet.broker.public-address,mqtt.example.org:443,mqtts://mqtt.fleet.example.org:443",
    "fleet.broker.public-address,mqtts://mqtt.example.org,mqtts://mqtt.fleet.example.org:443",
    "fleet.broker.public-address,mqtt://mqtt.example.org:1883,mqtts://mqtt.fleet.example.org:443",
    "fleet.broker.plain,yes,true or false",
    "fleet.broker.max-packet,100,1K to 16M",
    "fleet.broker.max-packet,17M,1K to 16M",
    "fleet.broker.memory,64M,128M",
  })
  void aWrongValueIsExplained(String key, String value, String hint) {
    Settings settings = Settings.of(Map.of(key, value));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> BrokerSettings.from(settings))
        .withMessageContaining(key)
        .withMessageContaining(hint);
  }
}
