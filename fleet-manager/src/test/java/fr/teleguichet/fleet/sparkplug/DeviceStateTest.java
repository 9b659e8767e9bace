package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.PeripheralMetric;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of a device, and since when. */
final class DeviceStateTest {

  private static final Instant BORN = Instant.parse("2026-11-24T08:00:00Z");

  private final DeviceState device = new DeviceState();

  private static Instant after(int seconds) {
    return BORN.plusSeconds(seconds);
  }

  @Test
  void aDeviceIsThereSinceItsFirstBirthAndBirthsAgainChangeNothing() {
    assertThat(device.isBorn()).isFalse();
    device.born(BORN);
    device.born(after(5));
    assertThat(device.isBorn()).isTrue();
    assertThat(device.view()).isEqualTo(new DeviceView(true, BORN, "", "", ""));
  }

  @Test
  void itsStateHoldsSinceItBecameAnotherOne() {
    device.born(BORN);
    device.set(PeripheralMetric.STATE, "ok", after(1));
    assertThat(device.view().since()).as("its first word").isEqualTo(BORN);
    device.set(PeripheralMetric.STATE, "ok", after(2));
    device.set(PeripheralMetric.MODEL, "one", after(2));
    device.set(PeripheralMetric.MODEL, "other", after(3));
    assertThat(device.view().since()).as("the same word, another model").isEqualTo(BORN);
    device.set(PeripheralMetric.STATE, "error", after(4));
    device.set(PeripheralMetric.REASONS, "media-empty", after(4));
    assertThat(device.view())
        .isEqualTo(new DeviceView(true, after(4), "error", "media-empty", "other"));
  }

  @Test
  void aDeathIsSinceTheFirstAndForgetsWhyTheDeviceWasUnwell() {
    device.born(BORN);
    device.set(PeripheralMetric.STATE, "error", after(1));
    device.set(PeripheralMetric.REASONS, "media-empty", after(1));
    device.died(after(7));
    device.died(after(9));
    assertThat(device.view()).isEqualTo(new DeviceView(false, after(7), "error", "", ""));
    assertThat(device.isBorn()).isFalse();
    device.born(after(20));
    assertThat(device.view()).isEqualTo(new DeviceView(true, after(20), "", "", ""));
  }

  @Test
  void whileItsNodeIsBornAgainItIsThereButNotReadAndGoneIfItsOwnBirthNeverComes() {
    device.born(BORN);
    device.awaitBirth();
    assertThat(device.isBorn()).isFalse();
    assertThat(device.view().present()).isTrue();
    assertThat(device.giveUpBirth(after(3))).isTrue();
    assertThat(device.view().present()).isFalse();
    assertThat(device.view().since()).isEqualTo(after(3));
    assertThat(device.giveUpBirth(after(4))).as("once only").isFalse();
  }

  @Test
  void aDeviceThatIsBornInTimeOrWasGoneBeforeIsNotMissed() {
    device.born(BORN);
    device.awaitBirth();
    device.born(after(1));
    assertThat(device.giveUpBirth(after(3))).isFalse();
    assertThat(device.isBorn()).isTrue();

    device.died(after(4));
    device.awaitBirth();
    assertThat(device.giveUpBirth(after(5))).isFalse();
    assertThat(device.view().since()).isEqualTo(after(4));
  }
}
