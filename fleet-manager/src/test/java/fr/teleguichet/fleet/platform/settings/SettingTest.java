package fr.teleguichet.fleet.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingTest {
  private static final Setting<Integer> PORT =
      Setting.whole("fleet.http.port", 8080, 0, 65_535, "Port.");
  private static final Setting<Secret> PASSWORD =
      Setting.secret("fleet.database.password", "Password.");

  @Test
  void aSettingThatNobodyGaveHasItsDefault() {
    assertThat(Settings.of(Map.of()).get(PORT)).isEqualTo(8080);
  }

  @Test
  void blanksAroundAValueDoNotMatter() {
    assertThat(Settings.of(Map.of("fleet.http.port", " 81 ")).get(PORT)).isEqualTo(81);
  }

  @Test
  void theVariableIsTheKeyInCapitals() {
    assertThat(Setting.text("fleet.ready-file", "", "File.").variable())
        .isEqualTo("FLEET_READY_FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "65536", "eighty", "8 0", "1e3"})
  void aNumberOutOfBoundsIsQuotedAndTheBoundsAreNamed(String text) {
    Settings settings = Settings.of(Map.of("fleet.http.port", text));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> settings.get(PORT))
        .withMessage("fleet.http.port is \"" + text + "\": give a whole number from 0 to 65535.");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "4096,4096", "64K,65536", "256M,268435456", "2G,2147483648"})
  void bytesAreCountedInPowersOf1024(String text, long bytes) {
    assertThat(ByteCount.parse(text)).isEqualTo(new ByteCount(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M", "1T", "-1", "1.5G", "9999999999999"})
  void whatIsNoNumberOfBytesIsRefused(String text) {
    Setting<ByteCount> setting = Setting.bytes("fleet.memory", "1M", "Memory.");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.of(Map.of("fleet.memory", text)).get(setting))
        .withMessageContaining("fleet.memory is \"" + text + "\"")
        .withMessageContaining("256M");
  }

  @Test
  void secondsBecomeADuration() {
    Setting<Duration> setting = Setting.seconds("fleet.patience", 30, 0, 60, "Patience.");

    assertThat(Settings.of(Map.of("fleet.patience", "5")).get(setting))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aSecretIsUnreadableInMessagesAndLogs() {
    Secret secret = Settings.of(Map.of("fleet.database.password", "hunter2")).get(PASSWORD);

    assertThat(secret).hasToString("***");
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }
}
