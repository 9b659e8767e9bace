package fr.teleguichet.fleet.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a Mosquitto on this machine listens, unless it is set. */
final class MosquittoSettingsTest {

  /** There no client id is replaced by the certificate's name: only this machine may come. */
  @Test
  void theShippedProxyPassesNobodyOnToThePortForHosts() throws Exception {
    int port = MosquittoSettings.from(Settings.of(Map.of())).hostsPort();

    assertThat(Files.readString(Path.of("src/main/dist/proxy/haproxy.cfg")))
        .contains("127.0.0.1:8884")
        .doesNotContain("127.0.0.1:" + port);
  }
}
