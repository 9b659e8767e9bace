package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.access.AccessMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** An acceptance test under way: what has been answered so far. */
public final class Draft {

  private final Subject subject;
  private final Map<Peripheral, Answer.OfPeripheral> peripherals = new EnumMap<>(Peripheral.class);
  private final Map<AccessMeasure, Answer.OfMeasure> measures = new EnumMap<>(AccessMeasure.class);
  private String network = "";

  /** A test of which nothing has been answered. */
  public Draft(Subject subject) {
    this.subject = subject;
  }

  /** The unit that is tested. */
  public Subject subject() {
    return subject;
  }

  /** Notes an answer; a second one replaces the first. */
  public void note(Peripheral peripheral, Answer.OfPeripheral answer) {
    peripherals.put(peripheral, answer);
  }

  /** Notes an answer; a second one replaces the first. */
  public void note(AccessMeasure measure, Answer.OfMeasure answer) {
    measures.put(measure, answer);
  }

  /** What is known of this peripheral. */
  public Optional<Answer.OfPeripheral> of(Peripheral peripheral) {
    return Optional.ofNullable(peripherals.get(peripheral));
  }

  /** What is known of this measure. */
  public Optional<Answer.OfMeasure> of(AccessMeasure measure) {
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

  Map<Peripheral, Answer.OfPeripheral> peripherals() {
    return peripherals;
  }

  Map<AccessMeasure, Answer.OfMeasure> measures() {
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
