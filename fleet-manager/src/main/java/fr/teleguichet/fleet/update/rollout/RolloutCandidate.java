package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.drift.KioskInstalledDistribution;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Set;

/**
 * A kiosk that may be meant.
 *
 * @param kiosk its id in updates
 * @param site the code of its site; empty where it stands nowhere
 * @param board the id of its board profile; empty where it never said
 * @param installed the number of the distribution that it has; 0 where it is not known
 * @param version the version of that, or {@link TargetFilter#NO_VERSION}
 */
record RolloutCandidate(
    String kiosk,
    String territory,
    String site,
    String board,
    int installed,
    String version,
    Set<String> labels) {
  /** Its group and node. */
  NodeAddress node() {
    return new NodeAddress(territory, new TargetId(kiosk).name());
  }

  /** What it has. */
  KioskInstalledDistribution has() {
    return new KioskInstalledDistribution(kiosk, territory, installed);
  }

  RolloutCandidate {
    labels = Set.copyOf(labels);
  }
}
