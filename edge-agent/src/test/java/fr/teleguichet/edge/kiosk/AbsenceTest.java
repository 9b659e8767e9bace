package fr.teleguichet.edge.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A peripheral that goes away leaves the reason behind, until it is back. */
final class AbsenceTest {

  private static final PeripheralReading FINE =
      new PeripheralReading(PeripheralState.OK, "", "Maker");

  private final KioskState kiosk = new KioskState();

  @Test
  void thereIsAReasonFromTheDetachmentToTheReturn() {
    kiosk.attach(Peripheral.PRINTER, FINE);
    assertThat(kiosk.absence(Peripheral.PRINTER)).isEmpty();

    assertThat(kiosk.detach(Peripheral.PRINTER, "unplugged")).isTrue();
    assertThat(kiosk.absence(Peripheral.PRINTER)).hasValue("unplugged");

    kiosk.attach(Peripheral.PRINTER, FINE);
    assertThat(kiosk.absence(Peripheral.PRINTER)).isEmpty();
  }

  @Test
  void whatWasNeverThereCanBeMissingWithAReasonToo() {
    assertThat(kiosk.detach(Peripheral.SCANNER, "not-responding")).isFalse();
    assertThat(kiosk.absence(Peripheral.SCANNER)).hasValue("not-responding");
  }

  @Test
  void itIsKnownOnceItWasLookedFor() {
    assertThat(kiosk.knows(Peripheral.SCANNER)).isFalse();
    kiosk.detach(Peripheral.SCANNER);
    assertThat(kiosk.knows(Peripheral.SCANNER)).isTrue();
  }

  @Test
  void anotherReasonIsToldAndTheSameOneIsNot() {
    List<Peripheral> told = new ArrayList<>();
    kiosk.listen(
        new KioskState.Listener() {
          @Override
          public void onMeasures() {}

          @Override
          public void onFact(NodeFact fact) {}

          @Override
          public void onPeripheral(Peripheral peripheral) {
            told.add(peripheral);
          }
        });

    kiosk.detach(Peripheral.SCANNER, "unplugged");
    kiosk.detach(Peripheral.SCANNER, "unplugged");
    assertThat(told).hasSize(1);

    kiosk.detach(Peripheral.SCANNER, "not-responding");
    assertThat(told).hasSize(2);
  }
}
