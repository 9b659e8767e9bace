package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.identity.KioskId;
import java.util.Optional;

/** What a kiosk is told besides calls as soon as it has opened its stream. */
public interface InitialKioskEventSource {

  /** The event's name. */
  String event();

  /** Its data; empty where there is nothing to tell. */
  Optional<String> data(KioskId kiosk);
}
