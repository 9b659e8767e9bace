package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must hold where something is reached by SANE: it is the scanner, and reached by that only.
 */
final class ScannerRules {

  private final List<LocatedValue<FittedPeripheral>> peripherals;

  ScannerRules(List<LocatedValue<FittedPeripheral>> peripherals) {
    this.peripherals = peripherals;
  }

  List<YamlProblem> problems() {
    return peripherals.stream()
        .filter(
            fitted -> ways(fitted.value()).anyMatch(PeripheralConnection.Sane.class::isInstance))
        .flatMap(fitted -> sentence(fitted.value()).map(fitted::contradiction).stream())
        .toList();
  }

  private static Optional<String> sentence(FittedPeripheral fitted) {
    if (fitted.kind() != Peripheral.SCANNER) {
      return Optional.of(
          "SANE knows scanners, and %s is none; remove \"sane\" here"
              .formatted(fitted.kind().deviceId()));
    }
    boolean twice = ways(fitted).filter(ScannerRules::scans).count() > 1;
    return twice
        ? Optional.of("the scanner is reached in two ways; keep \"sane\" or \"escl\", and only one")
        : Optional.empty();
  }

  private static boolean scans(PeripheralConnection way) {
    return way instanceof PeripheralConnection.Sane
        || (way instanceof PeripheralConnection.Network(NetworkProtocol protocol, HostName _, int _)
            && protocol == NetworkProtocol.ESCL);
  }

  private static Stream<PeripheralConnection> ways(FittedPeripheral fitted) {
    return fitted.connections().stream();
  }
}
