package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.text.SingleTextValue;

/**
 * The one text by which a kiosk is known where updates, rollouts, labels, appointments and tokens
 * are kept: its name where it is the first of that name in the fleet, else group and node in one
 * segment. {@link TargetIdResolver} knows which.
 */
public record TargetId(String value) implements SingleTextValue, Comparable<TargetId> {

  public TargetId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a target id is empty");
    }
  }

  /** The kiosk's name in it. */
  public String name() {
    return NodeAddress.ofSegment(value).map(NodeAddress::node).orElse(value);
  }

  @Override
  public int compareTo(TargetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
