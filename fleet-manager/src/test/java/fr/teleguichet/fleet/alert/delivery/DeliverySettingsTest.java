package fr.teleguichet.fleet.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where alerts may go, and where not. */
final class DeliverySettingsTest {

  private static DeliverySettings read(Map<String, String> values) {
    return DeliverySettings.from(Settings.of(values), "https://fleet.example.org");
  }

  @Test
  void byDefaultNobodyIsTold() {
    assertThat(read(Map.of()).mail()).isEmpty();
    assertThat(read(Map.of()).webhook()).isEmpty();
  }

  @Test
  void aMailServerNeedsAnAddressToSendFromAndAWayThatIsProtected() {
    assertThatThrownBy(() -> read(Map.of("fleet.mail.host", "smtp.example.org")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("fleet.mail.from");
    Map<String, String> open =
        Map.of(
            "fleet.mail.host", "smtp.example.org",
            "fleet.mail.from", "a@example.org",
            "fleet.mail.security", "none");
    assertThatThrownBy(() -> read(open)).hasMessageContaining("this machine only");
    DeliverySettings local =
        read(
            Map.of(
                "fleet.mail.host", "127.0.0.1",
                "fleet.mail.port", "25",
                "fleet.mail.from", "a@example.org",
                "fleet.mail.security", "none"));
    assertThat(local.mail()).hasValueSatisfying(it -> assertThat(it.port()).isEqualTo(25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/alerts",
        "ftp://example.org/",
        "https:///alerts",
        "http:///alerts",
        "http://our_server/alerts",
        "https://user:word@example.org/",
        "http://127.0.0.1.example.org/",
        "nonsense"
      })
  void anAddressThatIsNeitherHttpsNorOnThisMachineIsRefused(String address) {
    assertThatThrownBy(() -> read(Map.of("fleet.webhook.url", address)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("fleet.webhook.url");
  }

  @Test
  void whatIsPostedIsSignedWithASecretOfSomeLength(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("secret");
    Map<String, String> values =
        Map.of(
            "fleet.webhook.url",
            "https://example.org/alerts",
            "fleet.webhook.secret-file",
            file.toString());
    assertThatThrownBy(() -> read(Map.of("fleet.webhook.url", "https://example.org/alerts")))
        .hasMessageContaining("16 letters");
    Path _ = Files.writeString(file, "short\n");
    assertThatThrownBy(() -> read(values)).hasMessageContaining("16 letters");
    Path _ = Files.writeString(file, "a secret of some length\n");
    assertThat(read(values).webhook()).isPresent();
    assertThat(read(values).toString()).doesNotContain("a secret of some length");
  }
}
