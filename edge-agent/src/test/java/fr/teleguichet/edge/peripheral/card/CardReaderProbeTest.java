package fr.teleguichet.edge.peripheral.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CardReaderProbeTest {

  private static final Path SERVICE = Path.of("/run/pcscd/pcscd.comm");

  @TempDir private Path root;

  @Test
  void withoutAReaderItIsMissingAndWithoutItsServiceAnError() throws IOException {
    var probe = new CardReaderProbe(new MachineFileReader(root), root.resolve("no-socket"));
    assertThat(probe.look()).isEqualTo(new ProbeFinding.Missing("unplugged"));
    plug();
    assertThat(probe.look().toString()).contains("ERROR", "no-card-service", "Gemalto USB Reader");
  }

  /** The real service, which needs no reader to answer. */
  @Test
  @Timeout(300)
  void theServiceAnswersItsSocket() throws IOException {
    Path program = Installed.program("pcscd", "pcscd");
    plug();
    var probe = new CardReaderProbe(new MachineFileReader(root), SERVICE);
    if (Files.exists(SERVICE) && probe.look().toString().contains("OK")) {
      return;
    }
    assumeTrue(
        System.getProperty("user.name").equals("root"), "pcscd puts its socket under /run as root");
    Process pcscd =
        new ProcessBuilder(program.toString(), "--foreground")
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(() -> assertThat(probe.look().toString()).contains("state=OK"));
    } finally {
      pcscd.destroy();
    }
  }

  private void plug() throws IOException {
    Path device = Files.createDirectories(root.resolve("sys/bus/usb/devices/1-1.4"));
    Files.writeString(device.resolve("manufacturer"), "Gemalto\n");
    Files.writeString(device.resolve("product"), "USB Reader\n");
    Path unit = Files.createDirectories(root.resolve("sys/bus/usb/devices/1-1.4:1.0"));
    Files.writeString(unit.resolve("bInterfaceClass"), "0b\n");
  }
}
