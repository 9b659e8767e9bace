package fr.teleguichet.fleet.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators say of calls, and what becomes of the secret of a TURN server. */
final class CallSettingsTest {

  @Test
  void defaultsNeedNoServer() {
    assertThat(CallSettings.from(Settings.of(Map.of())))
        .isEqualTo(
            new CallSettings(
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ofHours(4),
                false));
  }

  @Test
  void everyKeyIsTaken(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "north\n");

    CallSettings settings =
        CallSettings.from(
            Settings.of(
                Map.of(
                    "fleet.call.patience", "120",
                    "fleet.call.away", "30",
                    "fleet.call.stun", "stun:a:3478, stun:b",
                    "fleet.call.turn", "turn:a:3478,turns:a:443?transport=tcp",
                    "fleet.call.turn-secret-file", secret.toString(),
                    "fleet.call.turn-lifetime", "600",
                    "fleet.call.relay-only", "true")));

    assertThat(settings)
        .isEqualTo(
            new CallSettings(
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                List.of("stun:a:3478", "stun:b"),
                List.of("turn:a:3478", "turns:a:443?transport=tcp"),
                Optional.of(new Secret("north")),
                Duration.ofMinutes(10),
                true));
    assertThat(CallSettings.ALL).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet.call.stun,http://a,stun:",
    "fleet.call.turn,stun:a,turn:",
    "fleet.call.turn,turn:a,turn-secret-file",
    "fleet.call.relay-only,true,fleet.call.turn",
    "fleet.call.turn-secret-file,/nowhere/at/all,read",
  })
  void aWrongValueIsExplained(String key, String value, String hint) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> {
              var _ = CallSettings.from(Settings.of(Map.of(key, value)));
            })
        .withMessageContaining(key)
        .withMessageContaining(hint);
  }

  /** Computed by {@code printf 1764320400:… | openssl dgst -sha1 -hmac north -binary | base64}. */
  @Test
  void aCredentialIsWhatCoturnComputes() {
    TurnCredentialIssuer credentials =
        new TurnCredentialIssuer(
            new CallSettings(
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                List.of("stun:a"),
                List.of("turn:a"),
                Optional.of(new Secret("north")),
                Duration.ofHours(1),
                false),
            new ManualClock(Instant.ofEpochSecond(1_764_316_800)));

    assertThat(credentials.servers(UUID.fromString("00000000-0000-0000-0000-000000000001")))
        .containsExactly(
            new IceServer(List.of("stun:a"), Optional.empty()),
            new IceServer(
                List.of("turn:a"),
                Optional.of(
                    new IceServer.Login(
                        "1764320400:00000000-0000-0000-0000-000000000001",
                        "JJelHTVDfcuy/rbp79LAn44IOUw="))))
        .asString()
        .doesNotContain("JJelHTVDfcuy/rbp79LAn44IOUw=");
  }
}
