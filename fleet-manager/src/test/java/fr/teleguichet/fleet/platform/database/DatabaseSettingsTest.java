package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSettingsTest {
  @Test
  void byDefaultTheServerIsEmbedded() {
    assertThat(DatabaseSettings.from(Settings.of(Map.of())))
        .isEqualTo(
            new DatabaseSettings(
                "embedded",
                "teleguichet",
                new Secret(""),
                0,
                new ByteCount(256L << 20),
                10,
                Duration.ofSeconds(30)));
  }

  @Test
  void everyKeyIsTaken() {
    Settings settings =
        Settings.of(
            Map.of(
                "fleet.database.url", "jdbc:mariadb://db/fleet",
                "fleet.database.username", "fleet",
                "fleet.database.password", "secret",
                "fleet.database.port", "3307",
                "fleet.database.buffer-pool", "2G",
                "fleet.database.connections", "20",
                "fleet.database.patience", "5"));

    assertThat(DatabaseSettings.from(settings))
        .isEqualTo(
            new DatabaseSettings(
                "jdbc:mariadb://db/fleet",
                "fleet",
                new Secret("secret"),
                3307,
                new ByteCount(2L << 30),
                20,
                Duration.ofSeconds(5)));
    assertThat(DatabaseSettings.ALL).hasSize(7);
  }

  @Test
  void thePasswordIsNotInTheText() {
    Settings settings = Settings.of(Map.of("fleet.database.password", "hunter2"));

    assertThat(DatabaseSettings.from(settings).toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "fleet.database.url,jdbc:postgresql://db/fleet,jdbc:mariadb:",
    "fleet.database.url,jdbc:mariadb://db/fleet?password=hunter2,fleet.database.password",
    "fleet.database.buffer-pool,1M,16M",
    "fleet.database.connections,1,from 2 to 200",
  })
  void aWrongValueIsExplained(String key, String value, String hint) {
    Settings settings = Settings.of(Map.of(key, value));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> DatabaseSettings.from(settings))
        .withMessageContaining(key)
        .withMessageContaining(hint)
        .withMessageNotContaining("hunter2");
  }
}
