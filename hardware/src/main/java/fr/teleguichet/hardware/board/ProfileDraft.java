package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.wiring.BusDevice;
import fr.teleguichet.hardware.yaml.LocatedValue;
import java.util.List;
import java.util.Optional;

/** Those parts of a board file that could be read, with their places. */
record ProfileDraft(
    Optional<LocatedValue<Board>> board,
    WiringDraft wiring,
    List<LocatedValue<FittedPeripheral>> peripherals,
    List<LocatedValue<HealthRangeOverride>> health,
    LocatedValue<PresenceSensingDraft> sensing,
    List<LocatedValue<Part>> parts) {

  List<BusDevice> devices() {
    return peripherals.stream().flatMap(fitted -> fitted.value().busDevices().stream()).toList();
  }
}
