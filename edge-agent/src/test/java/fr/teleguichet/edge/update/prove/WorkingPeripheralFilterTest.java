package fr.teleguichet.edge.update.prove;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingPeripheralFilterTest {

  @ParameterizedTest(name = "{0} \"{1}\"")
  @CsvSource({
    "OK, '', true",
    "WARNING, toner-low, true",
    "WARNING, slow, true",
    "ERROR, media-empty, true",
    "ERROR, media-empty-report, true",
    "ERROR, 'media-empty-error, toner-low', true",
    "ERROR, door-open, true",
    "ERROR, '', false",
    "ERROR, offline, false",
    "ERROR, shutdown, false",
    "ERROR, 'media-empty,offline', false",
    "ERROR, 'media-empty,', false",
  })
  void whatOnlyWaitsForAPersonWorks(PeripheralState state, String reasons, boolean works) {
    var printer = new PeripheralReading(state, reasons, "");

    assertThat(WorkingPeripheralFilter.of(Map.of(Peripheral.PRINTER, printer)))
        .hasSize(works ? 1 : 0)
        .isSubsetOf(Peripheral.PRINTER);
  }
}
