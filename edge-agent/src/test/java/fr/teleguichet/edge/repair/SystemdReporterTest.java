package fr.teleguichet.edge.repair;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SystemdReporterTest {

  @TempDir private Path folder = Path.of("");
  private final VirtualLoop loop = new VirtualLoop();

  @Test
  void aWatchdogThatSystemdAskedForIsFedBetweenReadyAndStop() {
    try (var systemd = DatagramInbox.at(folder.resolve("notify").toString())) {
      var reporter =
          new SystemdReporter(
              loop, Map.of("NOTIFY_SOCKET", systemd.name(), "WATCHDOG_USEC", "30000000"));

      assertThat(reporter.ready().succeeded()).isTrue();
      reporter.feedWatchdog();
      assertThat(reporter.stopping().succeeded()).isTrue();

      assertThat(systemd.next()).isEqualTo("READY=1");
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
      assertThat(systemd.next()).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void aStartThatGoesOnIsGivenMoreTime() {
    try (var systemd = DatagramInbox.at(folder.resolve("notify").toString())) {
      var reporter = new SystemdReporter(loop, Map.of("NOTIFY_SOCKET", systemd.name()));

      assertThat(reporter.starting().succeeded()).isTrue();

      assertThat(systemd.next()).isEqualTo("EXTEND_TIMEOUT_USEC=240000000");
    }
  }

  @Test
  void withoutAWatchdogNothingIsFed() {
    try (var systemd = DatagramInbox.at(folder.resolve("notify").toString())) {
      var reporter = new SystemdReporter(loop, Map.of("NOTIFY_SOCKET", systemd.name()));

      reporter.feedWatchdog();
      assertThat(reporter.stopping().succeeded()).isTrue();

      assertThat(systemd.next()).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void startedByHandTheAgentTellsNobodyAndGoesOn() {
    var reporter = new SystemdReporter(loop, Map.of());

    reporter.feedWatchdog();

    assertThat(reporter.ready().succeeded()).isTrue();
    assertThat(reporter.stopping().succeeded()).isTrue();
    assertThat(reporter.close().succeeded()).isTrue();
  }
}
