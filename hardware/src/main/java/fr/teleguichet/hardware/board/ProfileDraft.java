package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.wiring.BusDevice;
import fr.teleguichet.hardware.yaml.Located;
import java.util.List;
import java.util.Optional;

/** Those parts of a board file that could be read, with their places. */
record ProfileDraft(
    Optional<Located<Board>> board,
    WiringDraft wiring,
    List<Located<FittedPeripheral>> peripherals,
    List<Located<MetricRange>> health,
    Located<SensingDraft> sensing,
    List<Located<Part>> parts) {

  List<BusDevice> devices() {
    return peripherals.stream().flatMap(fitted -> fitted.value().busDevices().stream()).toList();
  }
}
