package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.wiring.BusDevice;
import fr.teleguichet.hardware.wiring.Header;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.Rail;
import fr.teleguichet.hardware.wiring.SupplyConnection;
import fr.teleguichet.hardware.wiring.Wiring;
import fr.teleguichet.hardware.yaml.LocatedValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those parts of a file's wiring that could be read, with their places. */
record WiringDraft(
    Optional<Header> header,
    List<LocatedValue<RailLimit>> limits,
    List<LocatedValue<PinFunction>> functions,
    List<LocatedValue<SupplyConnection>> supplies) {

  /** The wiring so far, if it is known to which header it belongs. */
  Optional<Wiring> with(List<BusDevice> devices) {
    return header.map(
        known ->
            new Wiring(
                known,
                byRail(),
                LocatedValue.values(functions),
                LocatedValue.values(supplies),
                devices));
  }

  private Map<Rail, Integer> byRail() {
    Map<Rail, Integer> byRail = new EnumMap<>(Rail.class);
    limits.forEach(limit -> byRail.put(limit.value().rail(), limit.value().milliamps()));
    return byRail;
  }
}
