package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkSettingsTest {

  private static final NodeAddress ADDRESS = new NodeAddress("grand-figeac", "bagnac-1");

  private static LinkSettings at(String... servers) {
    return LinkSettings.of(ADDRESS, List.of(servers).stream().map(URI::create).toList());
  }

  @Test
  void theDefaultsAreThese() {
    LinkSettings settings = at("mqtt://fleet.example");
    assertThat(settings.primaryHost()).isEmpty();
    assertThat(settings.access()).isEqualTo(BrokerCredentials.ANONYMOUS);
    assertThat(settings.pace().keepAlive()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.pace().answerWithin()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.pace().firstRetry()).isEqualTo(Duration.ofMillis(1500));
    assertThat(settings.pace().longestRetry()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.pace().hostWithin()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.pace().rebirthEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.pace().stopWithin()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.flow())
        .isEqualTo(new FlowLimits(200, 32_768, Duration.ofSeconds(10), Duration.ofSeconds(30), 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mqtt://a",
        "mqtts://a:8883",
        "mqtt://10.0.0.1:1884",
        "mqtts://[::1]:8883",
        "wss://fleet.example/mqtt",
        "wss://fleet.example:8443",
        "ws://10.0.0.1:8080/mqtt"
      })
  void theseServersAreAccepted(String server) {
    assertThat(at(server).servers()).containsExactly(URI.create(server));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a",
        "mqtt:a",
        "a:1883",
        "mqtt://",
        "mqtt://a/path",
        "mqtt://a?x=1",
        "wss://a/mqtt?x=1",
        "wss://user:secret@a/mqtt",
        "https://a/mqtt",
        "mqtt://user:secret@a",
        "tcp://a:1883",
        ""
      })
  void otherServersAreRefusedWithAnExample(String server) {
    assertThatThrownBy(() -> at(server))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfiesAnyOf(
            e -> assertThat(e).hasMessageContaining("mqtts://host:port"),
            e -> assertThat(e).hasMessageContaining("Expected authority"));
  }

  @Test
  void noServerAtAllIsRefused() {
    assertThatThrownBy(() -> at()).hasMessageContaining("at least one MQTT server");
  }

  @Test
  void aPrimaryHostThatCanNotStandInATopicIsRefused() {
    assertThatThrownBy(() -> at("mqtt://a").withPrimaryHost("a/b")).hasMessageContaining("a/b");
  }

  @Test
  void aPasswordIsNeverShown() {
    var access =
        new BrokerCredentials(
            Optional.of(new BrokerCredentials.Credentials("kiosk", "s3cret")), Optional.empty());
    assertThat(at("mqtt://a").with(access).toString()).contains("kiosk").doesNotContain("s3cret");
  }

  @Test
  void timesThatMakeNoSenseAreRefused() {
    LinkTimings standard = LinkTimings.STANDARD;
    assertThatThrownBy(() -> pace(Duration.ZERO, standard.firstRetry()))
        .hasMessageContaining("keep-alive of PT0S");
    assertThatThrownBy(() -> pace(Duration.ofHours(19), standard.firstRetry()))
        .hasMessageContaining("PT19H");
    assertThatThrownBy(() -> pace(standard.keepAlive(), Duration.ofSeconds(61)))
        .hasMessageContaining("longest retry");
    assertThatThrownBy(() -> pace(standard.keepAlive(), Duration.ZERO))
        .hasMessageContaining("first retry PT0S");
  }

  private static LinkTimings pace(Duration keepAlive, Duration firstRetry) {
    LinkTimings it = LinkTimings.STANDARD;
    return new LinkTimings(
        keepAlive,
        it.answerWithin(),
        firstRetry,
        it.longestRetry(),
        it.hostWithin(),
        it.rebirthEvery(),
        it.stopWithin());
  }

  @Test
  void amountsThatMakeNoSenseAreRefused() {
    Duration some = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new FlowLimits(0, 1, some, some, 1)).hasMessageContaining("0 rows");
    assertThatThrownBy(() -> new FlowLimits(1, 1, Duration.ZERO, some, 1))
        .hasMessageContaining("PT0S");
  }
}
