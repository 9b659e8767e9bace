package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.enrolment.UnitList;
import fr.teleguichet.hardware.device.KioskId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds a kiosk that programs name; what is outside a visitor's scope is not there. */
@Singleton
public final class KnownKiosk {

  private final UnitList units;

  KnownKiosk(UnitList units) {
    this.units = units;
  }

  /**
   * The name of a kiosk that there is and that the visitor may see.
   *
   * @throws ProblemException when there is none
   */
  public String find(String name, Visitor visitor) {
    return Optional.of(name)
        .filter(KioskId::isValid)
        .flatMap(it -> units.holder(new KioskId(it)))
        .flatMap(unit -> unit.state().kiosk())
        .filter(it -> visitor.covers(it.territory().value()))
        .map(it -> it.kiosk().value())
        .orElseThrow(() -> ProblemException.notFound("kiosk", name));
  }
}
