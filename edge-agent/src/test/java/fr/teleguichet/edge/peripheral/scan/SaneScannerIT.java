package fr.teleguichet.edge.peripheral.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.peripheral.Finding;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import fr.teleguichet.hardware.peer.Installed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against SANE's own test scanner. */
@Timeout(60)
class SaneScannerIT {

  private Program scanimage;

  @BeforeEach
  void find() {
    scanimage = Program.of(Installed.program("scanimage", "sane-utils").toString());
  }

  @Test
  void sanesTestScannerIsThereAndScans() throws Exception {
    var scanner = new SaneScanner(scanimage, "test:0");
    assertThat(scanner.status().activity()).isEqualTo(Activity.IDLE);
    try (ScannedPage page = ((ScanOutcome.Scanned) scanner.scan(ScanRequest.TEST)).page()) {
      assertThat(page.content()).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(100);
    }
  }

  @Test
  void aScannerThatSaneDoesNotKnowIsMissing() throws Exception {
    assertThat(new ScannerProbe(new SaneScanner(scanimage, "epson2:libusb:009:009")).look())
        .isEqualTo(new Finding.Missing("unreachable"));
  }

  @Test
  void aNameThatIsAnOptionIsRefused() {
    assertThatThrownBy(() -> new SaneScanner(scanimage, "--help"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProgramThatHangsOrWritesWithoutEndIsEnded() {
    var hanging = new Program(List.of("sleep", "60"), Duration.ofMillis(200), 10);
    assertThatThrownBy(hanging::run).hasMessage("not-responding");
    var endless = new Program(List.of("yes"), Duration.ofSeconds(20), 1_000);
    assertThatThrownBy(endless::run).hasMessage("too-much-output");
    assertThatThrownBy(Program.of("no-such-program")::run).hasMessage("no-such-program-not-there");
  }
}
