package fr.teleguichet.edge.peripheral.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.release.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class EsclScannerTest {

  private final DeviceHttpClient http = new DeviceHttpClient();
  private FakeEscl device;
  private EsclScanner scanner;

  @BeforeEach
  void start() throws IOException {
    device = new FakeEscl();
    scanner = new EsclScanner("127.0.0.1", device.port(), http, _ -> {});
  }

  @AfterEach
  void stop() {
    http.close();
    device.close();
  }

  @Test
  void anIdleScannerIsWellAndAskedForItsModelOnce() throws Exception {
    var expected = new ScannerStatus(Activity.IDLE, "", false, "Laser MFP 3000");
    assertThat(scanner.status()).isEqualTo(expected);
    assertThat(scanner.status()).isEqualTo(expected);
    assertThat(device.asked()).filteredOn(it -> it.contains("Capabilities")).hasSize(1);
  }

  @Test
  void aJammedFeederIsAWarningSinceTheGlassWorks() throws Exception {
    device.says(FakeEscl.STATUS.formatted("Idle", "ScannerAdfJam"));
    assertThat(new ScannerProbe(scanner, () -> 0).look())
        .isEqualTo(
            new ProbeFinding.Present(
                new PeripheralReading(PeripheralState.WARNING, "feeder-jam", "Laser MFP 3000")));
  }

  @Test
  void aScannerThatHasStoppedIsAnError() throws Exception {
    device.says(FakeEscl.STATUS.formatted("Stopped", "ScannerAdfEmpty"));
    assertThat(new ScannerProbe(scanner, () -> 0).look())
        .isEqualTo(
            new ProbeFinding.Present(
                new PeripheralReading(PeripheralState.ERROR, "stopped", "Laser MFP 3000")));
  }

  @Test
  void aPageIsFetchedOnceItIsReadyAndTheScannerForgetsIt() throws Exception {
    device.isBusy(3);
    try (ScannedPage page = ((ScanOutcome.Scanned) scanner.scan(ScanRequest.DOCUMENT)).page()) {
      assertThat(page.content()).startsWith(0xff, 0xd8).hasSize(5);
    }
    assertThat(device.asked()).last().isEqualTo("DELETE /eSCL/ScanJobs/7");
  }

  /** Who lays paper into the feeder would otherwise send a picture of the empty glass. */
  @Test
  void whatLiesInTheFeederIsScannedAndOtherwiseTheGlass() throws Exception {
    assertThat(scanner.scan(ScanRequest.DOCUMENT))
        .isInstanceOfSatisfying(
            ScanOutcome.Scanned.class, it -> assertThat(it.source()).isEqualTo(ScanSource.GLASS));
    assertThat(device.settings()).contains("<pwg:InputSource>Platen</pwg:InputSource>");
    device.says(FakeEscl.STATUS.formatted("Idle", "ScannerAdfLoaded"));
    assertThat(scanner.scan(ScanRequest.DOCUMENT))
        .isInstanceOfSatisfying(
            ScanOutcome.Scanned.class, it -> assertThat(it.source()).isEqualTo(ScanSource.FEEDER));
    assertThat(device.settings()).contains("<pwg:InputSource>Feeder</pwg:InputSource>");
  }

  @Test
  void aScannerThatDoesNotTellWhatLiesInItsFeederScansItsGlass() throws Exception {
    device.says("not XML");
    assertThat(scanner.scan(ScanRequest.DOCUMENT)).isInstanceOf(ScanOutcome.Scanned.class);
    assertThat(device.settings()).contains("Platen");
  }

  @Test
  void paperThatLiesInTheFeederForAQuarterOfAnHourIsForgotten() throws Exception {
    var now = new AtomicLong(Long.MAX_VALUE - 1);
    var probe = new ScannerProbe(scanner, now::get);
    var well = new PeripheralReading(PeripheralState.OK, "", "Laser MFP 3000");
    device.says(FakeEscl.STATUS.formatted("Idle", "ScannerAdfLoaded"));
    assertThat(probe.look()).isEqualTo(new ProbeFinding.Present(well));
    now.addAndGet(ScannerProbe.FORGOTTEN_AFTER.toNanos() - 1);
    assertThat(probe.look()).isEqualTo(new ProbeFinding.Present(well));
    now.addAndGet(1);
    assertThat(probe.look())
        .isEqualTo(
            new ProbeFinding.Present(
                new PeripheralReading(PeripheralState.WARNING, "feeder-loaded", "Laser MFP 3000")));
    device.says(FakeEscl.STATUS.formatted("Idle", "ScannerAdfEmpty"));
    assertThat(probe.look()).isEqualTo(new ProbeFinding.Present(well));
    device.says(FakeEscl.STATUS.formatted("Idle", "ScannerAdfLoaded"));
    assertThat(probe.look()).as("another paper").isEqualTo(new ProbeFinding.Present(well));
  }

  @Test
  void aPageThatTheScannerDoesNotForgetIsFoundAndForgottenLater() throws Exception {
    assertThat(scanner.discard()).isTrue();
    device.deletes(500);
    var _ = scanner.scan(ScanRequest.DOCUMENT);
    assertThat(scanner.discard()).isFalse();
    device.deletes(404);
    assertThat(scanner.discard()).isTrue();
    assertThat(device.asked()).filteredOn("DELETE /eSCL/ScanJobs/7"::equals).hasSize(3);
  }

  /** As after a power cut: the agent does not know of a job, and the scanner works on it. */
  @Test
  void aScannerThatIsStillAtWorkKeepsSomething() throws Exception {
    device.says(FakeEscl.STATUS.formatted("Processing", "ScannerAdfEmpty"));
    assertThat(scanner.discard()).isFalse();
  }

  @Test
  void aTestScanLeavesNothingBehind() throws Exception {
    ScannedPage page = ((ScanOutcome.Scanned) scanner.testScan()).page();
    assertThat(page.size()).isEqualTo(5);
    assertThatThrownBy(page::content).hasMessageContaining("wiped");
  }

  @Test
  void aPageThatIsClosedIsOverwritten() {
    byte[] secret = {1, 2, 3};
    new ScannedPage("image/jpeg", secret).close();
    assertThat(secret).containsOnly(0);
  }

  @Test
  void aScannerThatIsInUseIsBusy() throws Exception {
    device.creates(503);
    assertThat(scanner.scan(ScanRequest.TEST)).isEqualTo(new ScanOutcome.Busy());
  }

  @Test
  void aPageThatNeverComesIsGivenUp() throws Exception {
    device.isBusy(1_000);
    assertThat(scanner.scan(ScanRequest.TEST)).isEqualTo(new ScanOutcome.Failed("timed-out"));
  }

  @Test
  void aPageWithoutEndIsCutOff() {
    device.hands(new byte[ScannedPage.MAX_SIZE + 1]);
    assertThatThrownBy(() -> scanner.scan(ScanRequest.TEST)).hasMessage("answer-unreadable");
  }

  /** Else a scanner could make the kiosk talk to any machine of the relay's network. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1:1/eSCL/ScanJobs/7",
        "//evil.example/eSCL/ScanJobs/7",
        "/eSCL/ScanJobs/7/"
      })
  void aJobElsewhereIsLookedForAtTheScanner(String location) throws Exception {
    device.locates(location);
    assertThat(scanner.scan(ScanRequest.TEST)).isInstanceOf(ScanOutcome.Scanned.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "/eSCL/../admin", "/a?b=c d", "http://["})
  void aJobThatIsNowhereIsRefused(String location) {
    device.locates(location);
    assertThatThrownBy(() -> scanner.scan(ScanRequest.TEST)).hasMessageContaining("does not say");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM"
            + " 'file:///etc/passwd'>]><ScannerStatus><State>&e;</State></ScannerStatus>",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b"
            + " '&a;&a;'>]><ScannerStatus><State>&b;</State></ScannerStatus>",
        "<html/>",
        "<ScannerStatus/>",
        "<ScannerStatus><State>Dancing</State></ScannerStatus>",
        "not XML"
      })
  void aDocumentThatIsNoStatusIsRefused(String document) {
    device.says(document);
    assertThatThrownBy(scanner::status).isInstanceOf(IOException.class);
  }

  @Test
  void whereNothingListensTheScannerIsMissing() throws Exception {
    var nowhere = new EsclScanner("127.0.0.1", Installed.freePort(), http, _ -> {});
    assertThat(new ScannerProbe(nowhere, () -> 0).look())
        .isEqualTo(new ProbeFinding.Missing("unreachable"));
  }

  @Test
  void anAnswerIsReadOrRefused() {
    byte[] whole =
        FakeEscl.STATUS.formatted("Idle", "ScannerAdfEmpty").getBytes(StandardCharsets.UTF_8);
    assertThat(Mutations.feed(whole, EsclScannerTest::parse)).isPositive();
  }

  static boolean parse(byte[] bytes) {
    try {
      return EsclXmlReader.parse(bytes, "ScannerStatus").text("State").isPresent();
    } catch (IOException _) {
      return false;
    }
  }
}
