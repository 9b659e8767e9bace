package fr.teleguichet.edge.update.prove;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.ArrayList;
import java.util.List;

/** The checks that a new version must pass. */
public final class UpdateAcceptanceChecks {

  private UpdateAcceptanceChecks() {}

  /** The names of the checks that it does not pass, the gravest first; none when it works. */
  public static List<String> failing(KioskBeforeUpdate before, KioskAfterUpdate now) {
    List<String> failing = new ArrayList<>();
    if (!now.journal().equals(before.journal())) {
      failing.add("journal");
    }
    if (before.drewPicture() && !now.drewPicture()) {
      failing.add("screen-picture");
    }
    for (Peripheral peripheral : Peripheral.values()) {
      if (before.healthy().contains(peripheral) && !now.healthy().contains(peripheral)) {
        failing.add(peripheral.deviceId());
      }
    }
    // Last: the network's troubles are not the version's as a rule.
    if (before.reachedBroker() && !now.reachedBroker()) {
      failing.add("broker");
    }
    return failing;
  }
}
