package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.KioskUrlName;
import jakarta.inject.Singleton;

/** Finds what a program names; what is outside its scope is not there. */
@Singleton
final class RemoteCommandLookup {

  private final LiveFleetStatus fleet;
  private final RemoteCommandService desk;

  RemoteCommandLookup(LiveFleetStatus fleet, RemoteCommandService desk) {
    this.fleet = fleet;
    this.desk = desk;
  }

  /** The kiosk of this address. */
  KioskRow kiosk(KioskUrlName address, Principal visitor) {
    return fleet
        .picture()
        .find(address, visitor.scope())
        .orElseThrow(() -> RefusalException.unknown("kiosk", address.text()));
  }

  /** The wish of this id, at this kiosk. */
  RemoteCommand entry(KioskUrlName kiosk, String id, Principal visitor) {
    KioskRow row = kiosk(kiosk, visitor);
    return RemoteCommandIdParser.parse(id)
        .flatMap(desk::find)
        .filter(entry -> entry.isOf(row))
        .orElseThrow(() -> RefusalException.unknown("remote action", id));
  }
}
