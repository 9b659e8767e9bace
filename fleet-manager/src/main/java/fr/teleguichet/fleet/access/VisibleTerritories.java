package fr.teleguichet.fleet.access;

import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;

/** Which territories somebody may see. */
@FunctionalInterface
public interface VisibleTerritories {

  /**
   * Whether what belongs to this territory may be seen.
   *
   * @param group the Sparkplug group id: a strange node's need not be a territory of ours
   */
  boolean covers(String group);

  /** Whether the kiosk may be seen. */
  default boolean covers(KioskId kiosk) {
    return covers(kiosk.territory().value());
  }

  /** Whether the node may be seen. */
  default boolean covers(NodeAddress node) {
    return covers(node.group());
  }
}
