package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where pages are served, and that no password is readable on its way by accident. */
final class HttpSettingsTest {

  private static HttpSettings with(Map<String, String> values) {
    return HttpSettings.from(Settings.of(values));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "no-such-host.invalid"})
  void otherMachinesAreNotLetInByAccident(String host) {
    assertThatThrownBy(() -> with(Map.of("fleet.http.host", host)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("fleet.http.host is \"" + host + "\"")
        .hasMessageContaining("could read passwords")
        .hasMessageContaining("fleet.http.open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.9", "::1", "localhost"})
  void thisMachineMayAlwaysLook(String host) {
    assertThat(with(Map.of("fleet.http.host", host)).host()).isEqualTo(host);
  }

  @Test
  void theOperatorMayInsist() {
    assertThat(with(Map.of("fleet.http.host", "0.0.0.0", "fleet.http.open", "true")).open())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fleet.example.org", "ftp://fleet.example.org", "https://a/b"})
  void aPublicAddressIsOneWithoutAPath(String address) {
    assertThatThrownBy(() -> with(Map.of("fleet.http.public-address", address)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(address);
  }

  @Test
  void aProxyWithHttpsMayConnectFromElsewhere() {
    HttpSettings settings =
        with(
            Map.of(
                "fleet.http.host", "0.0.0.0",
                "fleet.http.public-address", "https://fleet.example.org"));

    assertThat(settings.doors().isEncrypted("fleet.example.org")).isTrue();
    assertThat(settings.doors().isEncrypted("127.0.0.1:8080")).isFalse();
    assertThatThrownBy(
            () ->
                with(
                    Map.of(
                        "fleet.http.host", "0.0.0.0",
                        "fleet.http.public-address", "http://fleet.example.org")))
        .isInstanceOf(SettingsException.class);
  }
}
