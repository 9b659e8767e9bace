package fr.teleguichet.edge.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdNotifierTest {

  @Test
  void systemdReadsThatTheAgentIsReadyAndThatItStops(@TempDir Path folder) {
    try (var systemd = DatagramInbox.at(folder.resolve("notify").toString())) {
      var notice = SystemdNotifier.of(Map.of("NOTIFY_SOCKET", systemd.name())).orElseThrow();
      assertThat(notice.ready()).isTrue();
      assertThat(systemd.next()).isEqualTo("READY=1");
      assertThat(notice.stopping()).isTrue();
      assertThat(systemd.next()).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void anAbstractSocketIsReachedToo() {
    try (var systemd = DatagramInbox.at("@teleguichet-test-" + ProcessHandle.current().pid())) {
      var notice = SystemdNotifier.of(Map.of("NOTIFY_SOCKET", systemd.name())).orElseThrow();
      assertThat(notice.ready()).isTrue();
      assertThat(systemd.next()).isEqualTo("READY=1");
    }
  }

  @Test
  void whereNobodyListensNothingIsSentAndNothingBreaks(@TempDir Path folder) {
    var notice =
        SystemdNotifier.of(Map.of("NOTIFY_SOCKET", folder.resolve("nobody").toString()))
            .orElseThrow();
    assertThat(notice.ready()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relative/path", "vsock:2:1234"})
  void otherKindsOfSocketAreLeftAlone(String socket) {
    assertThat(SystemdNotifier.of(Map.of("NOTIFY_SOCKET", socket))).isEmpty();
  }

  @Test
  void aPathThatNoSocketCanHaveIsLeftAlone() {
    assertThat(SystemdNotifier.of(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(107)))).isEmpty();
    assertThat(SystemdNotifier.of(Map.of())).isEmpty();
  }
}
