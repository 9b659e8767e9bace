package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.yaml.Located;
import fr.teleguichet.hardware.yaml.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must hold where something is reached by SANE: it is the scanner, and reached by that only.
 */
final class ScannerRules {

  private final List<Located<FittedPeripheral>> peripherals;

  ScannerRules(List<Located<FittedPeripheral>> peripherals) {
    this.peripherals = peripherals;
  }

  List<Problem> problems() {
    return peripherals.stream()
        .filter(fitted -> ways(fitted.value()).anyMatch(Connection.Sane.class::isInstance))
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

  private static boolean scans(Connection way) {
    return way instanceof Connection.Sane
        || (way instanceof Connection.Network(NetworkProtocol protocol, HostName _, int _)
            && protocol == NetworkProtocol.ESCL);
  }

  private static Stream<Connection> ways(FittedPeripheral fitted) {
    return fitted.connections().stream();
  }
}
