package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** An acceptance test under way: what has been answered so far. */
public final class AcceptanceDraft {

  private final TestedUnit subject;
  private final Map<Peripheral, TestAnswer.OfPeripheral> peripherals =
      new EnumMap<>(Peripheral.class);
  private final Map<AccessibilityMeasure, TestAnswer.OfMeasure> measures =
      new EnumMap<>(AccessibilityMeasure.class);
  private String network = "";

  /** A test of which nothing has been answered. */
  public AcceptanceDraft(TestedUnit subject) {
    this.subject = subject;
  }

  /** The unit that is tested. */
  public TestedUnit subject() {
    return subject;
  }

  /** Notes an answer; a second one replaces the first. */
  public void note(Peripheral peripheral, TestAnswer.OfPeripheral answer) {
    peripherals.put(peripheral, answer);
  }

  /** Notes an answer; a second one replaces the first. */
  public void note(AccessibilityMeasure measure, TestAnswer.OfMeasure answer) {
    measures.put(measure, answer);
  }

  /** What is known of this peripheral. */
  public Optional<TestAnswer.OfPeripheral> of(Peripheral peripheral) {
    return Optional.ofNullable(peripherals.get(peripheral));
  }

  /** What is known of this measure. */
  public Optional<TestAnswer.OfMeasure> of(AccessibilityMeasure measure) {
    return Optional.ofNullable(measures.get(measure));
  }

  /** Notes how good the way to the fleet is, in a few words. */
  public void noteNetwork(String words) {
    network = words;
  }

  /** How good the way to the fleet is; empty when nobody measured it. */
  public String network() {
    return network;
  }

  /** How many things have been answered. */
  public int size() {
    return peripherals.size() + measures.size();
  }

  Map<Peripheral, TestAnswer.OfPeripheral> peripherals() {
    return peripherals;
  }

  Map<AccessibilityMeasure, TestAnswer.OfMeasure> measures() {
    return measures;
  }

  /** Accepted only if nothing failed and nothing is absent without which no interview works. */
  public boolean isAccepted() {
    boolean devices =
        peripherals.entrySet().stream()
            .allMatch(
                entry ->
                    switch (entry.getValue().result()) {
                      case PASSED -> true;
                      case FAILED, SKIPPED -> false;
                      case ABSENT -> !entry.getKey().isEssential();
                    });
    return devices
        && !peripherals.isEmpty()
        && measures.entrySet().stream()
            .allMatch(entry -> entry.getKey().limit().isKeptBy(entry.getValue().value()));
  }
}
