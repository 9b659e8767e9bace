package fr.teleguichet.edge.peripheral.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.print.PrinterStatus.Activity;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.peer.AvahiDaemon;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.peer.IppEverywherePrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenPrinting's {@code ippeveprinter}. */
@Timeout(300)
@Tag("proof")
class IppPrinterIT {

  private static final HealthyRange TONER = new HealthyRange.AtLeast(20, 3);
  private static final TestPage PAGE =
      new TestPage("relais-01", ZonedDateTime.parse("2026-11-24T09:05:00+01:00[Europe/Paris]"));

  private static final Duration LONG = Duration.ofMinutes(5);

  private static AvahiDaemon announcer;
  private static DeviceHttpClient http;
  private IppEverywherePrinter cups;
  private IppPrinter printer;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    announcer = new AvahiDaemon(folder);
    http = new DeviceHttpClient();
  }

  @AfterAll
  static void stop() throws IOException {
    http.close();
    announcer.close();
  }

  @BeforeEach
  void switchOn(@TempDir Path folder) throws IOException {
    cups = new IppEverywherePrinter(announcer, folder, "-f", "application/pdf,image/pwg-raster");
    cups.does("echo 'ATTR: job-impressions-completed=1' >&2");
    printer = new IppPrinter("localhost", cups.port(), http, IppPrinterIT::shortWait);
  }

  @AfterEach
  void switchOff() {
    cups.close();
  }

  @Test
  void aPrinterThatIsReadySaysSoWithModelAndToner() throws Exception {
    PrinterStatus status = printer.status();
    assertThat(status.activity()).isEqualTo(Activity.IDLE);
    assertThat(status.accepting()).isTrue();
    assertThat(status.reasons()).isEmpty();
    assertThat(status.supplies()).containsExactly(new PrinterStatus.Supply("black", 75));
    assertThat(status.model()).isEqualTo("Téléguichet Essai");
    assertThat(status.formats()).contains(PrintDocument.PDF, PrintDocument.PWG_RASTER);
    assertThat(look())
        .isEqualTo(
            new ProbeFinding.Present(
                new PeripheralReading(PeripheralState.OK, "", "Téléguichet Essai")));
  }

  @Test
  void aTestPageComesOutAndIsAPdfThatNamesTheKiosk() throws Exception {
    assertThat(printer.printTestPage(PAGE)).isEqualTo(new PrintOutcome.Printed(1));
    assertThat(new String(cups.document(), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-1.4")
        .contains("(Borne : relais-01)")
        .contains("(Imprim\\351e le mardi 24 novembre 2026 \\340 09 h 05)");
  }

  @Test
  void withoutPaperTheJobIsCancelledAndTheReasonIsThePrinters() throws Exception {
    cups.does("echo 'STATE: +media-empty' >&2", "exec sleep 60");
    assertThat(printer.printTestPage(PAGE))
        .isEqualTo(new PrintOutcome.Stopped(List.of("media-empty")));
    assertThat(look())
        .isEqualTo(
            new ProbeFinding.Present(
                new PeripheralReading(PeripheralState.ERROR, "media-empty", "Téléguichet Essai")));
  }

  @Test
  void aJamAndAnOpenCoverAreErrors() throws Exception {
    cups.does("echo 'STATE: +media-jam,cover-open' >&2", "exec sleep 60");
    assertThat(printer.printTestPage(PAGE))
        .isInstanceOfSatisfying(
            PrintOutcome.Stopped.class,
            it -> assertThat(it.reasons()).containsExactlyInAnyOrder("media-jam", "cover-open"));
    assertThat(look())
        .isInstanceOfSatisfying(
            ProbeFinding.Present.class,
            it -> {
              assertThat(it.reading().state()).isEqualTo(PeripheralState.ERROR);
              assertThat(it.reading().reasons().split(","))
                  .containsExactlyInAnyOrder("media-jam", "cover-open");
            });
  }

  /** A paper that waits is gone for the next citizen; a page that somebody tests with is not. */
  @Test
  void ofWhatWaitsOnlyCitizensPapersAreCancelled() throws Exception {
    assertThat(printer.cancelCitizensJobs()).isTrue();
    cups.does("exec sleep 3");
    try (var printing = Executors.newVirtualThreadPerTaskExecutor()) {
      var document =
          new PrintDocument(
              PrintDocument.CITIZENS,
              PrintDocument.PDF,
              "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
      Future<PrintOutcome> paper = printing.submit(() -> printer.print(document));
      await().atMost(LONG).until(() -> !printer.citizensJobs().isEmpty());
      await().atMost(LONG).until(() -> printer.cancelCitizensJobs());
      assertThat(paper.get(60, TimeUnit.SECONDS)).isInstanceOf(PrintOutcome.Failed.class);

      await().atMost(LONG).until(() -> printer.status().activity() == Activity.IDLE);
      cups.does("exec sleep 60");
      Future<PrintOutcome> test = printing.submit(() -> printer.printTestPage(PAGE));
      await().atMost(LONG).until(() -> printer.status().activity() == Activity.PROCESSING);
      assertThat(printer.cancelCitizensJobs()).isTrue();
      assertThat(printer.status().activity()).isEqualTo(Activity.PROCESSING);
      test.cancel(true);
    }
  }

  /** Some printers call a job completed although nothing came out. */
  @Test
  void aJobThatIsCompletedWhileThereIsNoPaperIsNotPrinted() throws Exception {
    cups.does("echo 'STATE: +media-empty' >&2", "exit 0");
    assertThat(printer.printTestPage(PAGE))
        .isEqualTo(new PrintOutcome.Stopped(List.of("media-empty")));
  }

  @Test
  void lowPaperIsAWarningAndPrintsAllTheSame() throws Exception {
    cups.does("echo 'STATE: +media-low' >&2", "echo 'ATTR: job-impressions-completed=1' >&2");
    assertThat(printer.printTestPage(PAGE)).isEqualTo(new PrintOutcome.Printed(1));
    assertThat(look())
        .isEqualTo(
            new ProbeFinding.Present(
                new PeripheralReading(PeripheralState.WARNING, "media-low", "Téléguichet Essai")));
  }

  @Test
  void aJobThatThePrinterGivesUpHasFailed() throws Exception {
    cups.does("exit 1");
    assertThat(printer.printTestPage(PAGE)).isInstanceOf(PrintOutcome.Failed.class);
  }

  @Test
  void aFormatThatThePrinterDoesNotTakeIsRefused() throws Exception {
    assertThat(printer.print(new PrintDocument("x", "text/html", new byte[] {1})))
        .isInstanceOf(PrintOutcome.Refused.class);
  }

  @Test
  void whereNothingListensThePrinterIsMissing() throws Exception {
    var nowhere = new IppPrinter("localhost", Installed.freePort(), http, IppPrinterIT::shortWait);
    assertThat(new PrinterProbe(nowhere, TONER).look())
        .isEqualTo(new ProbeFinding.Missing("unreachable"));
    assertThatThrownBy(() -> nowhere.printTestPage(PAGE))
        .isInstanceOf(IOException.class)
        .hasMessage("unreachable");
  }

  private ProbeFinding look() throws IOException, InterruptedException {
    return new PrinterProbe(printer, TONER).look();
  }

  /** A tenth of what the printer is given on a kiosk. */
  private static void shortWait(Duration time) {
    LockSupport.parkNanos(time.toNanos() / 10);
  }
}
