package fr.teleguichet.edge.kiosk;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.MetricDefinition;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.protocol.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kiosk's present: measures, facts and peripherals.
 *
 * <p>It belongs to the agent's one event-loop context: every method is called there, so it needs no
 * lock. Listeners are told after the change, once for each call that changed something.
 */
public final class KioskState {

  private final Map<HealthMetric, Value> measures = new EnumMap<>(HealthMetric.class);
  private final Map<NodeFact, Value> facts = new EnumMap<>(NodeFact.class);
  private final Map<Peripheral, PeripheralReading> peripherals = new EnumMap<>(Peripheral.class);
  private final Map<Peripheral, String> absences = new EnumMap<>(Peripheral.class);
  private final List<Listener> listeners = new ArrayList<>();

  /** Who wants to know of changes. */
  public interface Listener {
    /** New measures stand in the state; some may be as before. */
    void onMeasures();

    /** A fact changed. */
    void onFact(NodeFact fact);

    /** A peripheral appeared, changed, went away or is away for another reason. */
    void onPeripheral(Peripheral peripheral);
  }

  /** Starts with every measure and fact absent and no peripheral. */
  public KioskState() {
    for (HealthMetric metric : HealthMetric.values()) {
      measures.put(metric, Value.ABSENT);
    }
    for (NodeFact fact : NodeFact.values()) {
      facts.put(fact, Value.ABSENT);
    }
  }

  /** Adds a listener; there is no way to remove one, since features live as long as the agent. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /**
   * Takes over the measures of one sample; those that it lacks stay as they were.
   *
   * @throws IllegalArgumentException when a value is not of its measure's type
   */
  public void measure(Map<HealthMetric, Value> sample) {
    sample.forEach((metric, value) -> requireFitting(metric.definition(), value));
    measures.putAll(sample);
    listeners.forEach(Listener::onMeasures);
  }

  /**
   * Sets a fact.
   *
   * @throws IllegalArgumentException when the value is not of the fact's type
   */
  public void set(NodeFact fact, Value value) {
    requireFitting(fact.definition(), value);
    if (!value.equals(facts.put(fact, value))) {
      listeners.forEach(listener -> listener.onFact(fact));
    }
  }

  private static void requireFitting(MetricDefinition definition, Value value) {
    if (definition.type().interpret(value).isEmpty()) {
      throw new IllegalArgumentException(
          value + " can't be the value of " + definition.name() + ", a " + definition.type());
    }
  }

  /** A peripheral is there and reads like this. */
  public void attach(Peripheral peripheral, PeripheralReading reading) {
    absences.remove(peripheral);
    if (!reading.equals(peripherals.put(peripheral, reading))) {
      listeners.forEach(listener -> listener.onPeripheral(peripheral));
    }
  }

  /** A peripheral is not there any more, nobody knows why. Returns whether it was. */
  @CanIgnoreReturnValue
  public boolean detach(Peripheral peripheral) {
    return detach(peripheral, "");
  }

  /**
   * A peripheral is not there any more. Returns whether it was.
   *
   * @param reasons keywords separated by commas; empty when nobody knows
   */
  @CanIgnoreReturnValue
  public boolean detach(Peripheral peripheral, String reasons) {
    boolean isNews = !reasons.equals(absences.put(peripheral, reasons));
    boolean wasThere = peripherals.remove(peripheral) != null;
    if (wasThere || isNews) {
      listeners.forEach(listener -> listener.onPeripheral(peripheral));
    }
    return wasThere;
  }

  /** The measure's latest value, {@link Value#ABSENT} when it can't be read here. */
  public Value measure(HealthMetric metric) {
    return measures.getOrDefault(metric, Value.ABSENT);
  }

  /** The fact's value. */
  public Value fact(NodeFact fact) {
    return facts.getOrDefault(fact, Value.ABSENT);
  }

  /** The peripheral's latest reading, or nothing when it is not there. */
  public Optional<PeripheralReading> peripheral(Peripheral peripheral) {
    return Optional.ofNullable(peripherals.get(peripheral));
  }

  /** Why a peripheral that was there, or should be, is not; nothing while it is there. */
  public Optional<String> absence(Peripheral peripheral) {
    return Optional.ofNullable(absences.get(peripheral));
  }

  /** Whether it was looked for since the start: until then nobody knows whether it is there. */
  public boolean knows(Peripheral peripheral) {
    return peripherals.containsKey(peripheral) || absences.containsKey(peripheral);
  }

  /** The peripherals that are there. */
  public Map<Peripheral, PeripheralReading> peripherals() {
    return Collections.unmodifiableMap(peripherals);
  }
}
