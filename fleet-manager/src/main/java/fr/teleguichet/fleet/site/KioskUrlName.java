package fr.teleguichet.fleet.site;

import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Optional;

/**
 * What names a kiosk in addresses of pages and programs: its group and node, or a name alone. Under
 * a name alone kiosks are planned by who sees the whole fleet, and old addresses knew them so.
 */
public sealed interface KioskUrlName extends Comparable<KioskUrlName> {

  /** A kiosk by its group and node. */
  record OfNode(NodeAddress address) implements KioskUrlName {
    @Override
    public String text() {
      return address.segment();
    }

    @Override
    public String name() {
      return address.node();
    }

    @Override
    public Optional<NodeAddress> node() {
      return Optional.of(address);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A kiosk by its name, whatever its territory is. */
  record NameAlone(String name) implements KioskUrlName {
    @Override
    public String text() {
      return name;
    }

    @Override
    public Optional<NodeAddress> node() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Reads a segment of an address; what is not group and node is a name alone. */
  static KioskUrlName parse(String text) {
    return NodeAddress.ofSegment(text)
        .<KioskUrlName>map(OfNode::new)
        .orElseGet(() -> new NameAlone(text));
  }

  /** What names a kiosk of the fleet. */
  static KioskUrlName of(KioskId kiosk) {
    return new OfNode(kiosk.name().in(kiosk.territory()));
  }

  /** Both in one segment, {@code group:node}, or the name alone. */
  String text();

  /** What people call it. */
  String name();

  /** Its group and node, where they are known. */
  Optional<NodeAddress> node();

  /** Its territory; empty where the name stands alone. */
  default String territory() {
    return node().map(NodeAddress::group).orElse("");
  }

  @Override
  default int compareTo(KioskUrlName other) {
    return text().compareTo(other.text());
  }
}
