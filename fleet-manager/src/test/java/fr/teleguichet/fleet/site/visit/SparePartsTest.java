package fr.teleguichet.fleet.site.visit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.parts.Part;
import org.junit.jupiter.api.Test;

/** Which part a technician puts into the car. */
final class SparePartsTest {

  private final SpareParts spares = new SpareParts();

  @Test
  void aPrinterOfTheFirstKioskIsItsMultiFunctionDevice() {
    assertThat(spares.of("teleguichet-v1", "printer"))
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.id().value()).isEqualTo("multi-function-printer");
              assertThat(part.substitutes()).isNotEmpty();
            });
  }

  @Test
  void everyPeripheralOfAKioskHasParts() {
    for (String device : new String[] {"screen", "camera", "printer", "scanner", "reader"}) {
      assertThat(spares.of("teleguichet-v1", device))
          .as(device)
          .isNotEmpty()
          .extracting(Part::quantity)
          .allMatch(it -> it > 0);
    }
  }

  @Test
  void ofAnUnknownKioskOrPeripheralNothingIsClaimed() {
    assertThat(spares.of("", "printer")).isEmpty();
    assertThat(spares.of("teleguichet-v9", "printer")).isEmpty();
    assertThat(spares.of("teleguichet-v1", "coffee-maker")).isEmpty();
  }
}
