package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.parts.BillOfMaterials;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.wiring.Wiring;
import fr.teleguichet.hardware.wiring.WiringProblem;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One kind of kiosk: its board, what is wired to it, its peripherals and parts. Its wiring is free
 * of contradictions.
 *
 * @param health ranges that replace the ones that the catalogue of metrics has for every kiosk
 * @param sensing how it judges that somebody is there; whole, whatever the file leaves out
 */
public record BoardProfile(
    Slug id,
    ProfileRevision revision,
    TextLine name,
    Board board,
    Wiring wiring,
    List<FittedPeripheral> peripherals,
    Map<HealthMetric, HealthyRange> health,
    PresenceSensing sensing,
    BillOfMaterials bill) {

  public BoardProfile {
    List<WiringProblem> problems = wiring.problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream().map(WiringProblem::sentence).collect(Collectors.joining("; ")));
    }
    peripherals = List.copyOf(peripherals);
    Map<HealthMetric, HealthyRange> ranges = new EnumMap<>(HealthMetric.class);
    ranges.putAll(health);
    health = Collections.unmodifiableMap(ranges);
  }

  /** The peripheral of this kind, if this kiosk has one. */
  public Optional<FittedPeripheral> peripheral(Peripheral kind) {
    return peripherals.stream().filter(fitted -> fitted.kind() == kind).findFirst();
  }

  /** The range by which a metric of this kiosk is judged. */
  public HealthyRange range(HealthMetric metric) {
    return health.getOrDefault(metric, metric.definition().range());
  }
}
