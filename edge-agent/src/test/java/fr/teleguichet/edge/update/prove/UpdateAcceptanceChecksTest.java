package fr.teleguichet.edge.update.prove;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateAcceptanceChecksTest {

  private static final Set<Peripheral> ALL = Set.of(Peripheral.PRINTER, Peripheral.CAMERA);
  private static final KioskBeforeUpdate WELL = new KioskBeforeUpdate(true, true, "j", ALL);

  @Test
  void whatWorkedBeforeHasToWork() {
    assertThat(UpdateAcceptanceChecks.failing(WELL, new KioskAfterUpdate(true, true, "j", ALL)))
        .isEmpty();
    assertThat(
            UpdateAcceptanceChecks.failing(WELL, new KioskAfterUpdate(false, false, "", Set.of())))
        .containsExactly("journal", "screen-picture", "camera", "printer", "broker");
    assertThat(
            UpdateAcceptanceChecks.failing(WELL, new KioskAfterUpdate(true, true, "another", ALL)))
        .containsExactly("journal");
    assertThat(UpdateAcceptanceChecks.failing(WELL, new KioskAfterUpdate(true, false, "j", ALL)))
        .containsExactly("screen-picture");
  }

  @Test
  void whatDidNotWorkBeforeNeedNot() {
    var poor = new KioskBeforeUpdate(false, false, "j", Set.of(Peripheral.CAMERA));
    assertThat(
            UpdateAcceptanceChecks.failing(
                poor, new KioskAfterUpdate(false, false, "j", Set.of(Peripheral.CAMERA))))
        .isEmpty();
    assertThat(UpdateAcceptanceChecks.failing(poor, new KioskAfterUpdate(true, true, "j", ALL)))
        .as("more works")
        .isEmpty();
  }
}
