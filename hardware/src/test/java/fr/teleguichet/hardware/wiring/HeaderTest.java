package fr.teleguichet.hardware.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

  private static final Header HEADER = Header.RASPBERRY_PI_5;
  private static final Header OLDER = Header.RASPBERRY_PI_4;

  @ParameterizedTest
  @CsvSource({"3v3, 1 17", "5v, 2 4", "ground, 6 9 14 20 25 30 34 39"})
  void powerAndGroundLieWhereTheBoardHasThem(String word, String positions) {
    assertThat(positions(HEADER, word)).containsExactly(positions.split(" "));
    assertThat(positions(OLDER, word)).containsExactly(positions.split(" "));
  }

  private static List<String> positions(Header header, String word) {
    return header.pins().stream()
        .filter(pin -> pin instanceof HeaderPin.Supplied(int _, Rail r) && r.code().equals(word))
        .map(pin -> Integer.toString(pin.position()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "uart0-txd, 8",
    "uart0-rxd, 10",
    "uart1-txd, 8",
    "uart1-rxd, 10",
    "uart2-txd, 27",
    "uart3-txd, 7",
    "uart3-rxd, 29",
    "uart4-txd, 24",
    "uart4-rxd, 21",
    "uart5-txd, 32",
    "uart5-rxd, 33",
    "i2c0-sda, 27",
    "i2c1-sda, 3",
    "i2c1-scl, 5",
    "i2c3-sda, 3 7",
    "i2c3-scl, 5 29",
    "i2c4-sda, 24 31",
    "i2c4-scl, 21 26",
    "i2c5-sda, 19 32",
    "i2c5-scl, 23 33",
    "i2c6-sda, 15 27",
    "i2c6-scl, 16 28",
    "spi0-mosi, 19",
    "spi0-miso, 21",
    "spi0-sclk, 23",
    "spi0-ce0, 24",
    "spi0-ce1, 26",
    "spi1-ce0, 12",
    "spi1-ce1, 11",
    "spi1-ce2, 36",
    "spi1-mosi, 38",
    "spi1-miso, 35",
    "spi1-sclk, 40",
    "pwm0-0, 12 32",
    "pwm0-1, 33 35"
  })
  void theControllersOfTheOlderChipComeOutWhereItPutsThem(String signal, String positions) {
    assertThat(OLDER.linesFor(new Signal(signal)))
        .extracting(line -> Integer.toString(line.position()))
        .containsExactly(positions.split(" "));
  }

  @Test
  void bothHeadersBearTheSameNumbersOnTheSamePins() {
    assertThat(OLDER.pins())
        .extracting(HeaderPin::label)
        .containsExactlyElementsOf(HEADER.pins().stream().map(HeaderPin::label).toList());
  }

  @Test
  void nothingCanBeWiredToAComputerWithoutHeader() {
    SupplyConnection lamp = Wires.supply("lamp", Rail.V5, 2, 10);
    assertThatThrownBy(() -> new Wiring(Header.NONE, Map.of(), List.of(), List.of(lamp), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nothing can be wired to a computer without header");
  }

  @Test
  void everyGpioNumberLiesOnExactlyOnePin() {
    List<Integer> numbers =
        HEADER.pins().stream()
            .filter(HeaderPin.Line.class::isInstance)
            .map(pin -> ((HeaderPin.Line) pin).bcm())
            .sorted()
            .toList();
    assertThat(HEADER.pins()).hasSize(40);
    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(0, 27).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "uart0-txd, 8",
    "uart0-rxd, 10",
    "i2c1-sda, 3 19",
    "i2c1-scl, 5 23",
    "i2c0-sda, 24 27",
    "spi0-mosi, 19",
    "spi0-miso, 21",
    "spi0-sclk, 23",
    "spi0-ce0, 24",
    "spi0-ce1, 26",
    "spi1-mosi, 38",
    "spi1-miso, 35",
    "spi1-sclk, 40",
    "pwm0-0, 32",
    "pwm0-1, 33",
    "pwm0-2, 8 12",
    "pwm0-3, 10 35"
  })
  void theControllersComeOutWhereTheChipPutsThem(String signal, String positions) {
    assertThat(HEADER.linesFor(new Signal(signal)))
        .extracting(line -> Integer.toString(line.position()))
        .containsExactly(positions.split(" "));
  }

  @Test
  void aHeaderWithAGapIsRefused() {
    List<HeaderPin> gap = List.of(new HeaderPin.Supplied(2, Rail.V5));
    assertThatThrownBy(() -> new Header("gap", gap)).hasMessageContaining("lacks its pin 1");
  }

  @Test
  void theSignalsOfALineCanNotBeChangedFromOutside() {
    HeaderPin.Line line = HEADER.line(14).orElseThrow();
    assertThat(line.signals()).isNotInstanceOf(TreeSet.class);
    assertThatThrownBy(() -> line.signals().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GPIO", "uart0", "uart0-sda", "i2c-sda", "pwm0-x", "spi0-ce0 "})
  void aSignalThatNoControllerHasIsRefused(String name) {
    assertThatThrownBy(() -> new Signal(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be gpio, or a controller and its line");
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "28, 1", "0, 0", "0, 41"})
  void aPinBeyondTheHeaderIsRefused(int bcm, int position) {
    assertThatThrownBy(() -> new Pin(bcm, position)).isInstanceOf(IllegalArgumentException.class);
  }
}
