package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.fleet.web.http.TrustedProxies;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeneralSettingsTest {
  @Test
  void defaultsSuitATryOutOnOnesOwnMachine() {
    Settings settings = Settings.of(Map.of());

    assertThat(GeneralSettings.from(settings))
        .isEqualTo(
            new GeneralSettings(
                Path.of("fleet-data"), Optional.empty(), "teleguichet", 512L << 20));
    assertThat(HttpSettings.from(settings))
        .isEqualTo(
            new HttpSettings(
                "127.0.0.1", 8080, false, Optional.empty(), TrustedProxies.NONE, Optional.empty()));
  }

  @Test
  void everyKeyIsTaken() {
    Settings settings =
        Settings.of(
            Map.of(
                "fleet.data", "/var/lib/fleet",
                "fleet.ready-file", "/run/fleet.json",
                "fleet.host-id", "lot",
                "fleet.http.host", "::1",
                "fleet.http.port", "0"));

    assertThat(GeneralSettings.from(settings))
        .isEqualTo(
            new GeneralSettings(
                Path.of("/var/lib/fleet"),
                Optional.of(Path.of("/run/fleet.json")),
                "lot",
                512L << 20));
    assertThat(HttpSettings.from(settings))
        .isEqualTo(
            new HttpSettings(
                "::1", 0, false, Optional.empty(), TrustedProxies.NONE, Optional.empty()));
    assertThat(GeneralSettings.OWN).hasSize(4);
    assertThat(HttpSettings.ALL).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet.data,'',folder",
    "fleet.host-id,a/b,letters",
    "fleet.host-id,+,letters",
    "fleet.http.host,http://x,IP address",
    "fleet.http.proxies,proxy.example.org,10.1.0.0/24",
    "fleet.http.proxies,10.0.0.0/33,10.1.0.0/24",
  })
  void aWrongValueIsExplained(String key, String value, String hint) {
    Settings settings = Settings.of(Map.of(key, value));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> {
              GeneralSettings _ = GeneralSettings.from(settings);
              HttpSettings _ = HttpSettings.from(settings);
            })
        .withMessageContaining(key)
        .withMessageContaining(hint);
  }

  @Test
  void noTwoSettingsShareANameOrAVariable() {
    assertThat(GeneralSettings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
    assertThat(GeneralSettings.ALL).extracting(Setting::variable).doesNotHaveDuplicates();
  }
}
