package fr.teleguichet.hardware.board;

import static fr.teleguichet.hardware.board.BoardFile.PC;
import static fr.teleguichet.hardware.board.BoardFile.PI_4;
import static fr.teleguichet.hardware.board.BoardFile.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which computer a kiosk has: with which header, with none, and how it is told from others. */
class ComputerTest {

  private static final String LINES = "  functions: []\n  supplies: []\n";

  static Stream<Arguments> contradictions() {
    return Stream.of(
        argumentSet(
            "a bus without header",
            with(
                PC,
                "- usb-serial: {port: hub-5, baud: 256000, device: \"/dev/serial/by-id/usb-*\"}",
                "- uart: {controller: 0, baud: 256000, device: /dev/ttyAMA0}"),
            "presence is on uart0, and this computer has no header; connect it by USB, or name the"
                + " header"),
        argumentSet(
            "a line without header",
            with(
                PC,
                "- usb-serial: {port: hub-5, baud: 256000, device: \"/dev/serial/by-id/usb-*\"}",
                "- gpio: {functions: [pir]}"),
            "the plain function \"pir\" does not exist; there is none to choose from"),
        argumentSet(
            "a chip without header",
            with(PC, "  firmware: []", "  gpio-chip: pinctrl-rp1\n  firmware: []"),
            "the GPIO chip pinctrl-rp1 has no header to drive; remove \"gpio-chip\", or name the"
                + " header"),
        argumentSet(
            "a header without chip",
            with(PI_4, "  gpio-chip: pinctrl-bcm2711\n", ""),
            "the header raspberry-pi-4 can't be driven without \"gpio-chip\"; add the label of its"
                + " chip"),
        argumentSet(
            "a header on a computer that names nothing",
            with(
                PI_4,
                "  compatible:\n    - raspberrypi,4-model-b\n    - brcm,bcm2711\n",
                "  compatible: []\n"),
            "a computer with the header raspberry-pi-4 has names in its device tree; list them"
                + " under \"compatible\", or every computer would be taken for it"),
        argumentSet(
            "a UART that is Bluetooth's",
            with(PI_4, "    - dtoverlay=disable-bt\n", ""),
            "uart0 of the header raspberry-pi-4 is not there without dtoverlay=disable-bt or"
                + " dtoverlay=miniuart-bt under \"firmware\"; add it"),
        argumentSet(
            "a UART under the other one's file",
            with(PI_4, "device: /dev/ttyAMA0", "device: /dev/ttyS0"),
            "uart0 of the header raspberry-pi-4 is /dev/ttyAMA0, not /dev/ttyS0; correct the device"
                + " or the controller"),
        argumentSet(
            "the small UART without its setting",
            with(PI_4, "signal: uart0-txd", "signal: uart1-txd"),
            "uart1 of the header raspberry-pi-4 is not there without dtparam=uart1=on under"
                + " \"firmware\"; add it"),
        argumentSet(
            "an I2C bus that is off",
            with("    - dtparam=i2c_arm=on\n", ""),
            "i2c1 of the header raspberry-pi-5 is not there without dtparam=i2c_arm=on under"
                + " \"firmware\"; add it"),
        argumentSet(
            "a pulse on another pin than the overlay's",
            with("dtoverlay=pwm,pin=12,func=4", "dtoverlay=pwm,pin=18,func=2"),
            "fan-pwm on GPIO12 needs a line dtoverlay=pwm,pin=12,func= and the number of its"
                + " function under \"firmware\"; add it"),
        argumentSet(
            "a signal that the older chip has elsewhere",
            with(PI_4, "signal: i2c1-sda", "signal: i2c6-sda"),
            "tof-sda wants i2c6-sda on GPIO2 (pin 3), which can't carry it; use GPIO22 (pin 15)"),
        argumentSet(
            "a USB line in a socket that is taken",
            with(PC, "usb-serial: {port: hub-5", "usb-serial: {port: hub-4"),
            "presence and printer are both plugged into USB hub-4 and share no part; give one of"
                + " them another socket"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void aContradictionIsNamedAtItsPlaceWithTheRemedy(String file, String sentence) {
    assertThat(BoardFile.problems(file))
        .anySatisfy(
            problem -> {
              assertThat(problem.sentence()).isEqualTo(sentence);
              assertThat(problem.kind()).isEqualTo(YamlProblem.Kind.MEANING);
              assertThat(problem.line()).isGreaterThan(1);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1_199, 4_000_001})
  void aSerialLineAtARateThatNobodyUsesIsRefused(int baud) {
    var adapter = new SerialAdapterPath("/dev/ttyUSB0");
    var device = new SerialDevicePath("/dev/ttyAMA0");
    String says = "a serial line runs at 1,200 to 4,000,000 baud, not " + baud;
    assertThatThrownBy(() -> new PeripheralConnection.UsbSerial(new Slug("hub-1"), baud, adapter))
        .hasMessage(says);
    assertThatThrownBy(() -> new PeripheralConnection.Uart(0, baud, device)).hasMessage(says);
  }

  @Test
  void aSerialAdapterIsFoundByTheNameThatStays() {
    var ftdi = new SerialAdapterPath("/dev/serial/by-id/usb-FTDI_*-if00-port0");
    assertThat(ftdi.fits("usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0")).isTrue();
    assertThat(ftdi.fits("usb-FTDI_-if00-port0")).isTrue();
    assertThat(ftdi.fits("usb-1a86_USB_Serial-if00-port0")).isFalse();
    assertThat(ftdi.fits("usb-FTDI_FT232R-if00-port0-more")).isFalse();
    assertThat(new SerialAdapterPath("/dev/serial/by-id/usb-a.b").fits("usb-aXb")).isFalse();
    assertThat(new SerialAdapterPath("/dev/ttyUSB0").fits("ttyUSB0")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/dev/serial/by-id/",
        "/dev/serial/by-id/../ttyS0",
        "/dev/serial/by-id/a/b",
        "/dev/serial/by-path/usb-1",
        "/dev/serial/by-id/*a*b*c*",
        "/dev/sda"
      })
  void aSerialAdapterElsewhereIsRefused(String path) {
    assertThatThrownBy(() -> new SerialAdapterPath(path))
        .hasMessageContaining("must be a file such as /dev/serial/by-id/");
  }

  @Test
  void theOtherOverlayThatFreesTheUartDoesAsWell() {
    assertThat(BoardFile.problems(with(PI_4, "dtoverlay=disable-bt", "dtoverlay=miniuart-bt")))
        .isEmpty();
  }

  @Test
  void whereNoHeaderIsNothingCanBeListedForIt() {
    String wired =
        with(
            PC,
            LINES,
            BoardFile.GOOD.substring(
                BoardFile.GOOD.indexOf("  functions:\n"),
                BoardFile.GOOD.indexOf("\nperipherals:")));
    assertThat(BoardFile.problems(wired))
        .extracting(YamlProblem::sentence)
        .containsExactly(
            "needs an empty list here, written [], not 15",
            "needs an empty list here, written [], not 10");
  }

  @Test
  void aComputerWithoutAnyPeripheralIsABoardToo() {
    assertThat(
            BoardFile.problems(
                """
                format: 1
                id: computer-alone
                revision: 1
                name: A computer without peripherals
                board: {model: Any PC, compatible: [], firmware: []}
                wiring: {header: none, rails: [], functions: [], supplies: []}
                peripherals: []
                health: []
                parts:
                  - id: computer
                    name: The computer itself
                    quantity: 1
                    estimate: {unit-cents: 0, source: it is there already, date: "2026-11-29"}
                    purpose: Runs the agent
                    substitutes: []
                """))
        .isEmpty();
  }

  @Test
  void aKioskWithoutHeaderHasNeitherLinesNorCurrents() {
    BoardProfile pc = BoardProfiles.builtIn("generic-pc");
    assertThat(pc.wiring().header().isNone()).isTrue();
    assertThat(pc.wiring().functions()).isEmpty();
    assertThat(pc.board().gpioChip()).isEmpty();
    assertThat(pc.sensing().sensors()).containsOnlyKeys(PresenceSensor.RADAR, PresenceSensor.TOUCH);
  }

  @ParameterizedTest
  @CsvSource({
    "'raspberrypi,5-model-b brcm,bcm2712', teleguichet-v1",
    "'raspberrypi,4-model-b brcm,bcm2711', teleguichet-v1-pi4",
    "'brcm,bcm2711 raspberrypi,4-model-b', teleguichet-v1-pi4",
    "'raspberrypi,5-model-b brcm,bcm2712 of,more', teleguichet-v1",
    "'raspberrypi,3-model-b-plus brcm,bcm2837', generic-pc",
    "'raspberrypi,4-model-b', generic-pc",
    "'brcm,bcm2712', generic-pc",
    "'raspberrypi,5-model-b brcm,bcm2711', generic-pc",
    "'RASPBERRYPI,5-MODEL-B BRCM,BCM2712', generic-pc",
    "'', generic-pc"
  })
  void aMachineIsKnownByItsNames(String names, String profile) {
    assertThat(BoardProfiles.detect(List.of(names.split(" ", -1)))).hasToString(profile);
    byte[] file = (names.replace(' ', '\0') + "\0").getBytes(ISO_8859_1);
    assertThat(BoardProfiles.detect(CompatibleName.names(file))).hasToString(profile);
  }

  @Test
  void theDeskOfTheAdviserFitsTheSameComputerAsTheKiosk() {
    assertThat(BoardProfiles.fitting(List.of("raspberrypi,5-model-b", "brcm,bcm2712")))
        .extracting(profile -> profile.id().value())
        .containsExactly("teleguichet-v1", "expert-desk", "generic-pc");
  }

  @Test
  void theFileOfNamesIsReadWhateverStandsInIt() {
    byte[] file = "a,b\0\0A,B\0c\0../d,e\0a,b\0f,g".getBytes(ISO_8859_1);
    assertThat(CompatibleName.names(file)).containsExactly("a,b", "f,g");
    assertThat(CompatibleName.names(new byte[1_000_000])).isEmpty();
    assertThat(CompatibleName.names("a,b\0".repeat(10_000).getBytes(ISO_8859_1)))
        .containsExactly("a,b");
  }
}
