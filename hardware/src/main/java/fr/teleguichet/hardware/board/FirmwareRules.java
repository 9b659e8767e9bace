package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.wiring.Header;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.Signal;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code config.txt} must say for the wiring to work (Raspberry Pi kernel, {@code
 * overlays/README}). UART0 of the Raspberry Pi 4 belongs to Bluetooth until an overlay gives it to
 * the header, and its UART1 has no clock of its own.
 */
final class FirmwareRules {

  /** By header and controller, the settings of which one must be there. */
  private static final Map<String, List<String>> NEEDS =
      Map.of(
          "raspberry-pi-5 uart0", List.of("dtparam=uart0=on", "dtoverlay=uart0-pi5"),
          "raspberry-pi-5 i2c1", List.of("dtparam=i2c_arm=on"),
          "raspberry-pi-4 uart0", List.of("dtoverlay=disable-bt", "dtoverlay=miniuart-bt"),
          "raspberry-pi-4 uart1", List.of("dtparam=uart1=on"),
          "raspberry-pi-4 i2c1", List.of("dtparam=i2c_arm=on"));

  /** By header and controller, the kernel's file. */
  private static final Map<String, String> DEVICES =
      Map.of(
          "raspberry-pi-5 uart0", "/dev/ttyAMA0",
          "raspberry-pi-4 uart0", "/dev/ttyAMA0",
          "raspberry-pi-4 uart1", "/dev/ttyS0");

  private final ProfileDraft draft;

  FirmwareRules(ProfileDraft draft) {
    this.draft = draft;
  }

  List<YamlProblem> problems() {
    Optional<Header> header = draft.wiring().header();
    if (header.isEmpty() || draft.board().isEmpty()) {
      return List.of();
    }
    List<YamlProblem> found = new ArrayList<>(settings(header.get(), draft.board().get()));
    found.addAll(devices(header.get()));
    return found;
  }

  private List<YamlProblem> settings(Header header, LocatedValue<Board> board) {
    List<String> written = board.value().firmware().stream().map(FirmwareSetting::value).toList();
    return draft.wiring().functions().stream()
        .map(LocatedValue::value)
        .map(function -> need(header, function, written))
        .flatMap(Optional::stream)
        .distinct()
        .map(board::contradiction)
        .toList();
  }

  private static Optional<String> need(Header header, PinFunction function, List<String> written) {
    Signal signal = function.signal();
    if (signal.controller().startsWith("pwm")) {
      String overlay = "dtoverlay=pwm,pin=" + function.pin().bcm() + ",func=";
      return written.stream().anyMatch(line -> line.startsWith(overlay))
          ? Optional.empty()
          : Optional.of(
              "%s on GPIO%d needs a line %s and the number of its function under \"firmware\"; add it"
                  .formatted(function.id(), function.pin().bcm(), overlay));
    }
    List<String> oneOf = NEEDS.getOrDefault(key(header, signal.controller()), List.of());
    return oneOf.isEmpty() || oneOf.stream().anyMatch(written::contains)
        ? Optional.empty()
        : Optional.of(
            "%s of the header %s is not there without %s under \"firmware\"; add it"
                .formatted(signal.controller(), header.name(), String.join(" or ", oneOf)));
  }

  private List<YamlProblem> devices(Header header) {
    List<YamlProblem> found = new ArrayList<>();
    for (LocatedValue<FittedPeripheral> fitted : draft.peripherals()) {
      for (PeripheralConnection connection : fitted.value().connections()) {
        if (connection
            instanceof PeripheralConnection.Uart(int uart, int _, SerialDevicePath device)) {
          String right = DEVICES.getOrDefault(key(header, "uart" + uart), device.path());
          if (!right.equals(device.path())) {
            found.add(
                fitted.contradiction(
                    "uart%d of the header %s is %s, not %s; correct the device or the controller"
                        .formatted(uart, header.name(), right, device.path())));
          }
        }
      }
    }
    return found;
  }

  private static String key(Header header, String controller) {
    return header.name() + " " + controller;
  }
}
