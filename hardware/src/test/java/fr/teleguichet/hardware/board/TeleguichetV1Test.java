package fr.teleguichet.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.parts.Cents;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.Pin;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.Rail;
import fr.teleguichet.hardware.wiring.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the programs rely on in the first board. */
class TeleguichetV1Test {

  private static final BoardProfile BOARD = BoardProfiles.builtIn("teleguichet-v1");

  @ParameterizedTest
  @EnumSource(Peripheral.class)
  void everyKindOfPeripheralIsFitted(Peripheral kind) {
    FittedPeripheral fitted = BOARD.peripheral(kind).orElseThrow();
    assertThat(fitted.connections()).isNotEmpty();
    assertThat(fitted.parts()).allSatisfy(part -> assertThat(BOARD.bill().part(part)).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "call-button, 17, 11, gpio",
    "pir, 27, 13, gpio",
    "handset-hook, 5, 29, gpio",
    "door-open, 25, 22, gpio",
    "light-red, 22, 15, gpio",
    "light-green, 23, 16, gpio",
    "light-blue, 24, 18, gpio",
    "fan-pwm, 12, 32, pwm0-0",
    "fan-tachometer, 6, 31, gpio",
    "radar-rx, 14, 8, uart0-txd",
    "radar-tx, 15, 10, uart0-rxd",
    "tof-sda, 2, 3, i2c1-sda",
    "tof-scl, 3, 5, i2c1-scl"
  })
  void everyFunctionLiesOnItsPin(String id, int bcm, int position, String signal) {
    PinFunction function = BOARD.wiring().function(new Slug(id)).orElseThrow();
    assertThat(function.pin()).isEqualTo(new Pin(bcm, position));
    assertThat(function.signal()).hasToString(signal);
  }

  @Test
  void thePartsStayInTheClassOfThirteenHundredEuros() {
    assertThat(BOARD.bill().total()).isBetween(new Cents(1_200_00), new Cents(1_400_00));
  }

  @Test
  void bothRailsKeepHalfTheirLimitInReserve() {
    Wiring wiring = BOARD.wiring();
    assertThat(wiring.limits()).containsOnlyKeys(Rail.V3_3, Rail.V5);
    wiring
        .limits()
        .forEach((rail, limit) -> assertThat(wiring.milliamps(rail)).isLessThan(limit / 2));
  }

  @Test
  void theRadarIsOnItsOddBaudRate() {
    assertThat(BOARD.peripheral(Peripheral.PRESENCE).orElseThrow().connections())
        .contains(new PeripheralConnection.Uart(0, 256_000, new SerialDevicePath("/dev/ttyAMA0")));
  }

  @Test
  void aRangeOfTheBoardGoesBeforeTheCatalogueAndTheOthersStay() {
    assertThat(BOARD.range(HealthMetric.CPU_TEMPERATURE))
        .isEqualTo(new HealthyRange.AtMost(75, 82));
    assertThat(BOARD.range(HealthMetric.STORAGE_WEAR))
        .isEqualTo(HealthMetric.STORAGE_WEAR.definition().range());
  }

  @Test
  void aProfileCanNotBeMadeOfAWiringThatContradictsItself() {
    Wiring good = BOARD.wiring();
    PinFunction first = good.functions().getFirst();
    Wiring bad =
        new Wiring(good.header(), good.limits(), List.of(first, first), good.supplies(), List.of());
    assertThatThrownBy(
            () ->
                new BoardProfile(
                    BOARD.id(),
                    BOARD.revision(),
                    BOARD.name(),
                    BOARD.board(),
                    bad,
                    BOARD.peripherals(),
                    BOARD.health(),
                    BOARD.sensing(),
                    BOARD.bill()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tof-sda and tof-sda are both on GPIO2 (pin 3)");
  }
}
