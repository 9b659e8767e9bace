package fr.teleguichet.fleet.care;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import jakarta.inject.Singleton;

/** Finds what a program names; what is outside its scope is not there. */
@Singleton
final class CareLookup {

  private final LiveFleet fleet;
  private final CareDesk desk;

  CareLookup(LiveFleet fleet, CareDesk desk) {
    this.fleet = fleet;
    this.desk = desk;
  }

  /** The kiosk of this name. */
  KioskRow kiosk(String name, Visitor visitor) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .orElseThrow(() -> ProblemException.notFound("kiosk", name));
  }

  /** The wish of this id, at this kiosk. */
  CareEntry entry(String kiosk, String id, Visitor visitor) {
    KioskRow row = kiosk(kiosk, visitor);
    return CareIds.parse(id)
        .flatMap(desk::find)
        .filter(entry -> entry.isOf(row))
        .orElseThrow(() -> ProblemException.notFound("remote action", id));
  }
}
