package fr.teleguichet.fleet.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.hardware.service.RoomLinkTemplate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators say of the services that may carry calls. */
final class VideoSettingsTest {
  private static final String LONG_SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void nothingIsSetUpByItself() {
    assertThat(VideoSettings.from(Settings.of(Map.of())))
        .isEqualTo(
            new VideoSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true));
  }

  @Test
  void everyKeyIsTaken(@TempDir Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("secret"), LONG_SECRET + "\n").toString();

    VideoSettings settings =
        VideoSettings.from(
            Settings.of(
                Map.ofEntries(
                    Map.entry("fleet.video.room-link", "https://v.example/{room}"),
                    Map.entry("fleet.video.jitsi-meet", "https://j.example/"),
                    Map.entry("fleet.video.jitsi-meet-application", "lot"),
                    Map.entry("fleet.video.jitsi-meet-secret-file", file),
                    Map.entry("fleet.video.bigbluebutton", "https://b.example/bigbluebutton/api"),
                    Map.entry("fleet.video.bigbluebutton-secret-file", file),
                    Map.entry("fleet.video.la-suite-meet", "https://s.example"),
                    Map.entry("fleet.video.la-suite-meet-client", "id"),
                    Map.entry("fleet.video.la-suite-meet-secret-file", file),
                    Map.entry("fleet.video.la-suite-meet-user", "a@b.example"),
                    Map.entry("fleet.video.check", "false"))));

    Secret secret = new Secret(LONG_SECRET);
    assertThat(settings)
        .isEqualTo(
            new VideoSettings(
                Optional.of(new RoomLinkTemplate("https://v.example/{room}")),
                Optional.of(
                    new VideoSettings.Jitsi(
                        URI.create("https://j.example"),
                        Optional.of(new JitsiMeetProvider.Key("lot", secret)))),
                Optional.of(
                    new VideoSettings.Bbb(
                        URI.create("https://b.example/bigbluebutton/api"), secret)),
                Optional.of(
                    new VideoSettings.Suite(
                        URI.create("https://s.example"),
                        new LaSuiteMeetProvider.Client("id", secret, "a@b.example"))),
                false));
    assertThat(VideoSettings.ALL).hasSize(11);
    assertThat(settings.toString()).doesNotContain(LONG_SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet.video.room-link,https://v.example/,{room}",
    "fleet.video.room-link,https://{room}.example/,behind the host",
    "fleet.video.room-link,http://v.example/{room},https://",
    "fleet.video.jitsi-meet,http://j.example,https://",
    "fleet.video.jitsi-meet,https://user@j.example,https://",
    "fleet.video.jitsi-meet,https://j.example/?x=1,https://",
    "fleet.video.jitsi-meet,nonsense,https://",
    "fleet.video.bigbluebutton,https://b.example/api,bigbluebutton-secret-file",
    "fleet.video.la-suite-meet,https://s.example,la-suite-meet-client",
  })
  void aWrongValueIsExplained(String key, String value, String hint) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> {
              var _ = VideoSettings.from(Settings.of(Map.of(key, value)));
            })
        .withMessageContaining(key)
        .withMessageContaining(hint);
  }

  @Test
  void aSecretThatIsTooShortToSignWithIsRefusedAtTheStart(@TempDir Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("secret"), "short").toString();

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> {
              var _ =
                  VideoSettings.from(
                      Settings.of(
                          Map.of(
                              "fleet.video.jitsi-meet",
                              "https://j.example",
                              "fleet.video.jitsi-meet-secret-file",
                              file)));
            })
        .withMessageContaining("32");
  }
}
