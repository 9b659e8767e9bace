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
      HeaderText.read(
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

  /** Every header that a board file can name. */
  public static final Map<String, Header> KNOWN = Map.of(RASPBERRY_PI_5.name, RASPBERRY_PI_5);

  public Header {
    pins = List.copyOf(pins);
    for (int i = 0; i < pins.size(); i++) {
      if (pins.get(i).position() != i + 1) {
        throw new IllegalArgumentException("the header " + name + " lacks its pin " + (i + 1));
      }
    }
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
