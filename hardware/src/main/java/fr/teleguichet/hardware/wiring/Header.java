package fr.teleguichet.hardware.wiring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A board's row of pins.
 *
 * @param name how a board file names it
 * @param pins all of them, by position
 */
public record Header(String name, List<HeaderPin> pins) {

  /**
   * The 40-pin header of the Raspberry Pi 5, from the function table of its RP1 chip ("RP1
   * Peripherals", table of GPIO functions; the same in Linux, {@code pinctrl-rp1.c}): UART0 to 4,
   * I2C0 to 3, SPI0, SPI1 and PWM0. SPI2 to SPI5, which the chip also has, are left out.
   */
  public static final Header RASPBERRY_PI_5 =
      HeaderParser.read(
          "raspberry-pi-5",
          """
          1 3v3
          2 5v
          3 gpio 2 pulled-up i2c1-sda uart1-cts
          4 5v
          5 gpio 3 pulled-up i2c1-scl uart1-rts
          6 ground
          7 gpio 4 free uart2-txd i2c2-sda
          8 gpio 14 free uart0-txd pwm0-2 uart4-cts i2c3-sda
          9 ground
          10 gpio 15 free uart0-rxd pwm0-3 uart4-rts i2c3-scl
          11 gpio 17 free spi1-ce1 uart0-rts
          12 gpio 18 free spi1-ce0 pwm0-2
          13 gpio 27 free spi1-ce1
          14 ground
          15 gpio 22 free i2c3-sda
          16 gpio 23 free i2c3-scl
          17 3v3
          18 gpio 24 free
          19 gpio 10 free spi0-mosi uart3-cts i2c1-sda
          20 ground
          21 gpio 9 free spi0-miso uart3-rxd i2c0-scl
          22 gpio 25 free
          23 gpio 11 free spi0-sclk uart3-rts i2c1-scl
          24 gpio 8 free spi0-ce0 uart3-txd i2c0-sda
          25 ground
          26 gpio 7 free spi0-ce1 uart2-rts i2c3-scl
          27 gpio 0 reserved uart1-txd i2c0-sda
          28 gpio 1 reserved uart1-rxd i2c0-scl
          29 gpio 5 free uart2-rxd i2c2-scl
          30 ground
          31 gpio 6 free uart2-cts i2c3-sda
          32 gpio 12 free pwm0-0 uart4-txd i2c2-sda
          33 gpio 13 free pwm0-1 uart4-rxd i2c2-scl
          34 ground
          35 gpio 19 free spi1-miso pwm0-3
          36 gpio 16 free spi1-ce2 uart0-cts
          37 gpio 26 free
          38 gpio 20 free spi1-mosi
          39 ground
          40 gpio 21 free spi1-sclk
          """);

  /**
   * The 40-pin header of the Raspberry Pi 4, from "BCM2711 ARM Peripherals", section 5.3,
   * alternative functions ALT0 to ALT5: UART0 to 5 (UART1 is the small one, without a clock of its
   * own), I2C0, 1 and 3 to 6, SPI0, SPI1 and PWM0. SPI3 to SPI6 are left out, and so are clocks,
   * sound and the parallel display.
   */
  public static final Header RASPBERRY_PI_4 =
      HeaderParser.read(
          "raspberry-pi-4",
          """
          1 3v3
          2 5v
          3 gpio 2 pulled-up i2c1-sda i2c3-sda uart2-cts
          4 5v
          5 gpio 3 pulled-up i2c1-scl i2c3-scl uart2-rts
          6 ground
          7 gpio 4 free uart3-txd i2c3-sda
          8 gpio 14 free uart0-txd uart1-txd uart5-cts
          9 ground
          10 gpio 15 free uart0-rxd uart1-rxd uart5-rts
          11 gpio 17 free uart0-rts uart1-rts spi1-ce1
          12 gpio 18 free spi1-ce0 pwm0-0
          13 gpio 27 free
          14 ground
          15 gpio 22 free i2c6-sda
          16 gpio 23 free i2c6-scl
          17 3v3
          18 gpio 24 free
          19 gpio 10 free spi0-mosi uart4-cts i2c5-sda
          20 ground
          21 gpio 9 free spi0-miso uart4-rxd i2c4-scl
          22 gpio 25 free
          23 gpio 11 free spi0-sclk uart4-rts i2c5-scl
          24 gpio 8 free spi0-ce0 uart4-txd i2c4-sda
          25 ground
          26 gpio 7 free spi0-ce1 uart3-rts i2c4-scl
          27 gpio 0 reserved i2c0-sda i2c6-sda uart2-txd
          28 gpio 1 reserved i2c0-scl i2c6-scl uart2-rxd
          29 gpio 5 free uart3-rxd i2c3-scl
          30 ground
          31 gpio 6 free uart3-cts i2c4-sda
          32 gpio 12 free pwm0-0 uart5-txd i2c5-sda
          33 gpio 13 free pwm0-1 uart5-rxd i2c5-scl
          34 ground
          35 gpio 19 free spi1-miso pwm0-1
          36 gpio 16 free uart0-cts uart1-cts spi1-ce2
          37 gpio 26 free
          38 gpio 20 free spi1-mosi
          39 ground
          40 gpio 21 free spi1-sclk
          """);

  /** Of a computer that has none, such as a PC. */
  public static final Header NONE = new Header("none", List.of());

  /** Every header that a board file can name. */
  public static final Map<String, Header> KNOWN =
      Map.of(
          RASPBERRY_PI_5.name,
          RASPBERRY_PI_5,
          RASPBERRY_PI_4.name,
          RASPBERRY_PI_4,
          NONE.name,
          NONE);

  public Header {
    pins = List.copyOf(pins);
    for (int i = 0; i < pins.size(); i++) {
      if (pins.get(i).position() != i + 1) {
        throw new IllegalArgumentException("the header " + name + " lacks its pin " + (i + 1));
      }
    }
  }

  /** Whether there is no pin at all, so that nothing can be wired. */
  public boolean isNone() {
    return pins.isEmpty();
  }

  /** The pin at this place, counted from 1. */
  public HeaderPin at(int position) {
    return pins.get(position - 1);
  }

  /** The line with this GPIO number. */
  public Optional<HeaderPin.Line> line(int bcm) {
    return lines().filter(line -> line.bcm() == bcm).findFirst();
  }

  /** The lines that can carry this signal. */
  List<HeaderPin.Line> linesFor(Signal signal) {
    return lines().filter(line -> line.carries(signal)).toList();
  }

  private Stream<HeaderPin.Line> lines() {
    return pins.stream().filter(HeaderPin.Line.class::isInstance).map(HeaderPin.Line.class::cast);
  }
}
