package fr.teleguichet.edge.peripheral.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import fr.teleguichet.hardware.board.SaneDevice;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against SANE's own test scanner. */
@Timeout(300)
@Tag("proof")
class SaneScannerIT {

  private SystemProgram scanimage;
  @TempDir Path folder;

  @BeforeEach
  void find() {
    scanimage = SystemProgram.of(Installed.program("scanimage", "sane-utils").toString());
  }

  @Test
  void sanesTestScannerIsThereAndScans() throws Exception {
    var scanner = new SaneScanner(scanimage, named("test:0"));
    assertThat(scanner.status().activity()).isEqualTo(Activity.IDLE);
    try (ScannedPage page = ((ScanOutcome.Scanned) scanner.scan(ScanRequest.TEST)).page()) {
      assertThat(page.content()).startsWith(0xff, 0xd8).hasSizeGreaterThan(100);
    }
  }

  @Test
  void aScannerThatSaneDoesNotKnowIsMissing() throws Exception {
    assertThat(
            new ScannerProbe(new SaneScanner(scanimage, named("epson2:libusb:009:009")), () -> 0)
                .look())
        .isEqualTo(new ProbeFinding.Missing("unreachable"));
  }

  /** The board file asks for it with {@code sane: {}}; a scanner's name changes with its socket. */
  @Test
  void withoutANameItIsTheFirstThatSaneFinds() throws Exception {
    var first = new SaneScanner(onlyTheTestBackend(), Optional.empty());
    assertThat(first.status().activity()).isEqualTo(Activity.IDLE);
    try (ScannedPage page = ((ScanOutcome.Scanned) first.scan(ScanRequest.TEST)).page()) {
      assertThat(page.content()).startsWith(0xff, 0xd8);
    }
  }

  @Test
  void aProgramThatHangsOrWritesWithoutEndIsEnded() {
    var hanging = new SystemProgram(List.of("sleep", "60"), Duration.ofMillis(200), 10);
    assertThatThrownBy(hanging::run).hasMessage("not-responding");
    var endless = new SystemProgram(List.of("yes"), Duration.ofSeconds(20), 1_000);
    assertThatThrownBy(endless::run).hasMessage("too-much-output");
    assertThatThrownBy(SystemProgram.of("no-such-program")::run)
        .hasMessage("no-such-program-not-there");
  }

  /** SANE looks for it only where it is told to. */
  private SystemProgram onlyTheTestBackend() throws IOException {
    Files.writeString(folder.resolve("dll.conf"), "test\n");
    List<String> words = new ArrayList<>(List.of("env", "SANE_CONFIG_DIR=" + folder));
    words.addAll(scanimage.words());
    return SystemProgram.of(words.toArray(String[]::new));
  }

  private static Optional<SaneDevice> named(String device) {
    return Optional.of(new SaneDevice(device));
  }
}
