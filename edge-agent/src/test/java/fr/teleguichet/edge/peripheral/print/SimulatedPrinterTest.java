package fr.teleguichet.edge.peripheral.print;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.PeripheralState;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedPrinterTest {

  private static final TestPage PAGE =
      new TestPage("relais-01", ZonedDateTime.parse("2026-11-24T09:05:00+01:00[Europe/Paris]"));

  private final SimulatedPrinter printer = new SimulatedPrinter(2, 50);
  private final PrinterProbe probe = new PrinterProbe(printer, new HealthyRange.AtLeast(20, 3));

  @Test
  void itPrintsUntilTheTrayIsEmpty() throws Exception {
    assertThat(look()).isEqualTo("WARNING media-low");
    assertThat(printer.printTestPage(PAGE)).isEqualTo(new PrintOutcome.Printed(1));
    assertThat(printer.printTestPage(PAGE)).isEqualTo(new PrintOutcome.Printed(1));
    assertThat(printer.printTestPage(PAGE))
        .isEqualTo(new PrintOutcome.Stopped(List.of("media-empty")));
    assertThat(printer.printed()).isEqualTo(2);
    assertThat(look()).isEqualTo("ERROR media-empty");
  }

  @Test
  void itRefusesWhatNobodyAskedFor() throws Exception {
    assertThat(printer.print(new PrintDocument("x", "image/jpeg", new byte[] {1})))
        .isInstanceOf(PrintOutcome.Refused.class);
    assertThat(printer.printed()).isZero();
  }

  @Test
  void coverJamAndTonerStopIt() throws Exception {
    printer.load(100);
    printer.setOpen(true);
    printer.setJammed(true);
    assertThat(look()).isEqualTo("ERROR cover-open,media-jam");
    printer.setOpen(false);
    printer.setJammed(false);
    printer.setToner(19);
    assertThat(look()).isEqualTo("WARNING toner-low");
    printer.setToner(2);
    assertThat(look()).isEqualTo("ERROR toner-empty");
    printer.setToner(100);
    assertThat(look()).isEqualTo("OK");
  }

  @Test
  void unpluggedItIsMissing() throws Exception {
    printer.setPlugged(false);
    assertThat(probe.look()).isEqualTo(new ProbeFinding.Missing("unreachable"));
  }

  /** The suffix is the firmware's mood; the keyword is what the citizen meets. */
  @ParameterizedTest
  @CsvSource({
    "media-empty-report, media-empty, ERROR",
    "media-empty-warning, media-empty, ERROR",
    "media-jam, media-jam, ERROR",
    "media-low-report, media-low, WARNING",
    "toner-low, toner-low, WARNING",
    "cleaning-report, cleaning, OK",
    "cleaning, cleaning, WARNING",
    "com.example-broken-error, com.example-broken, ERROR"
  })
  void howBadAReasonIs(String word, String keyword, PeripheralState state) {
    assertThat(PrinterStateReason.of(word)).isEqualTo(new PrinterStateReason(keyword, state));
  }

  private String look() throws Exception {
    PeripheralReading reading = ((ProbeFinding.Present) probe.look()).reading();
    return (reading.state() + " " + reading.reasons()).strip();
  }
}
