package fr.teleguichet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrokerOptionsTest {
  private static final Path FOLDER = Path.of("/var/lib/broker");
  private static final Path READY = Path.of("/run/broker.ready");

  @Test
  void theConfigurationSaysWhatTheOptionsSay() {
    BrokerOptions options = new BrokerOptions("127.0.0.1", 0, FOLDER, 65_536, READY);

    assertThat(HiveMqConfiguration.xml(options, 4711))
        .contains("<port>4711</port>")
        .contains("<bind-address>127.0.0.1</bind-address>")
        .contains("<max-packet-size>65536</max-packet-size>");
  }

  @Test
  void nothingIsKeptOnDiskAndNothingIsReportedToAnybody() {
    BrokerOptions options = new BrokerOptions("127.0.0.1", 1883, FOLDER, 65_536, READY);

    assertThat(HiveMqConfiguration.xml(options, 1883).replaceAll("\\s+", ""))
        .contains("<persistence><mode>in-memory</mode></persistence>")
        .contains(
            "<anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>");
  }

  @ParameterizedTest
  @CsvSource({
    "'',1883,65536,--bind",
    "<x>,1883,65536,--bind",
    "127.0.0.1,-1,65536,--port",
    "127.0.0.1,65536,65536,--port",
    "127.0.0.1,1883,1023,--max-packet-bytes",
    "127.0.0.1,1883,16777217,--max-packet-bytes",
  })
  void aWrongOptionIsNamed(String address, int port, int maxPacketBytes, String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerOptions(address, port, FOLDER, maxPacketBytes, READY))
        .withMessageStartingWith(option);
  }

  @Test
  void theReadyFileReplacesAnOlderOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ready");
    new ReadyFile(1, Instant.EPOCH, "127.0.0.1", 1883).write(file);

    new ReadyFile(42, Instant.parse("2026-11-24T08:00:00Z"), "127.0.0.1", 1884).write(file);

    assertThat(file)
        .hasContent("pid=42\nstarted=2026-11-24T08:00:00Z\naddress=127.0.0.1\nport=1884\n");
    assertThat(folder).isDirectoryContaining("glob:**ready").isDirectoryNotContaining("glob:**new");
  }
}
