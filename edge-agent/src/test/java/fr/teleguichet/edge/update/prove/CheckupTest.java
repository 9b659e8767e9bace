package fr.teleguichet.edge.update.prove;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckupTest {

  private static final Set<Peripheral> ALL = Set.of(Peripheral.PRINTER, Peripheral.CAMERA);
  private static final Before WELL = new Before(true, true, "j", ALL);

  @Test
  void whatWorkedBeforeHasToWork() {
    assertThat(Checkup.failing(WELL, new Now(true, true, "j", ALL))).isEmpty();
    assertThat(Checkup.failing(WELL, new Now(false, false, "", Set.of())))
        .containsExactly("journal", "screen-picture", "camera", "printer", "broker");
    assertThat(Checkup.failing(WELL, new Now(true, true, "another", ALL)))
        .containsExactly("journal");
    assertThat(Checkup.failing(WELL, new Now(true, false, "j", ALL)))
        .containsExactly("screen-picture");
  }

  @Test
  void whatDidNotWorkBeforeNeedNot() {
    var poor = new Before(false, false, "j", Set.of(Peripheral.CAMERA));
    assertThat(Checkup.failing(poor, new Now(false, false, "j", Set.of(Peripheral.CAMERA))))
        .isEmpty();
    assertThat(Checkup.failing(poor, new Now(true, true, "j", ALL))).as("more works").isEmpty();
  }
}
