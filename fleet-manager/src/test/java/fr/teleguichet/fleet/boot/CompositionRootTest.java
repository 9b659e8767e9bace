package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompositionRootTest {

  /** The first start unpacks a database: nobody waits for that to be told of a wrong number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fleet.session.idle-minutes",
        "fleet.retention.raw-days",
        "fleet.retention.audit-years",
        "fleet.update.target-token",
        "fleet.update.downloads"
      })
  void aWrongSettingIsToldBeforeAnythingIsStarted(String setting) {
    Settings settings = Settings.of(Map.of(setting, "so and so"));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> new CompositionRoot(settings, new ProductionSystems(), new ShutdownSequence()))
        .withMessageContaining(setting);
  }

  /** The broker of the manager's own shows a certificate for the names of devices. */
  @Test
  void anAddressOfTheBrokerThatItsCertificateDoesNotNameIsTold() {
    Settings settings =
        Settings.of(Map.of("fleet.broker.public-address", "mqtts://mqtt.example.org:443"));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> new CompositionRoot(settings, new ProductionSystems(), new ShutdownSequence()))
        .withMessageContaining("fleet.broker.public-address")
        .withMessageContaining("name mqtt.example.org in fleet.device.names too");
  }
}
