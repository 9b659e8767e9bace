package fr.teleguichet.fleet.pki.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceListenerSettingsTest {
  @Test
  void defaultsServeThisMachineOnly() {
    DeviceListenerSettings settings = DeviceListenerSettings.from(Settings.of(Map.of()));

    assertThat(settings)
        .isEqualTo(new DeviceListenerSettings("127.0.0.1", 8443, List.of(), Optional.empty()));
    assertThat(settings.serverNames("fleet-1"))
        .containsExactly("localhost", "127.0.0.1", "::1", "fleet-1");
    assertThat(settings.serverNames("not a name")).containsExactly("localhost", "127.0.0.1", "::1");
  }

  @Test
  void everyKeyIsTaken() {
    DeviceListenerSettings settings =
        DeviceListenerSettings.from(
            Settings.of(
                Map.of(
                    "fleet.device.host", "0.0.0.0",
                    "fleet.device.port", "0",
                    "fleet.device.names", " Fleet.example.org, 192.0.2.7 ,2001:db8::7,",
                    "fleet.device.public-address", "https://Fleet.example.org")));

    assertThat(settings)
        .isEqualTo(
            new DeviceListenerSettings(
                "0.0.0.0",
                0,
                List.of("fleet.example.org", "192.0.2.7", "2001:db8::7"),
                Optional.of(URI.create("https://Fleet.example.org"))));
    assertThat(settings.serverNames("fleet-1"))
        .startsWith("fleet.example.org")
        .contains("localhost")
        .doesNotContain("fleet-1");
    assertThat(DeviceListenerSettings.ALL).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet.device.host,https://x,host name",
    "fleet.device.port,70000,65535",
    "fleet.device.names,fleet.example.org:8443,without ports",
    "fleet.device.names,*.example.org,without ports",
    "fleet.device.public-address,fleet.example.org,without a path",
    "fleet.device.public-address,https://fleet example,without a path",
    "fleet.device.public-address,http://fleet.example.org,without a path",
    "fleet.device.public-address,https://fleet.example.org/devices,without a path",
    "fleet.device.public-address,https://fleet.example.org,name fleet.example.org in"
        + " fleet.device.names too",
  })
  void aWrongValueIsExplained(String key, String value, String hint) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> {
              DeviceListenerSettings _ =
                  DeviceListenerSettings.from(Settings.of(Map.of(key, value)));
            })
        .withMessageContaining(key)
        .withMessageContaining(hint);
  }
}
