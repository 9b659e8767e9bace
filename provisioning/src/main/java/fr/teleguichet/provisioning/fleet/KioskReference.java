package fr.teleguichet.provisioning.fleet;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.util.Optional;

/**
 * A kiosk as a person names it: by its id, and by its territory where several have that id.
 *
 * @param territory empty where the id alone was given
 */
public record KioskReference(Optional<Territory> territory, KioskName id) {

  /** Reads {@code kiosk} or {@code territory:kiosk}. */
  public static KioskReference parse(String text) throws TroubleException {
    Optional<NodeAddress> address = NodeAddress.ofSegment(text);
    String id = address.map(NodeAddress::node).orElse(text);
    if (!KioskName.isValid(id) || !address.map(it -> Territory.isValid(it.group())).orElse(true)) {
      throw new TroubleException(TroubleKind.USAGE, "kiosk.id", text);
    }
    return new KioskReference(address.map(it -> new Territory(it.group())), new KioskName(id));
  }

  boolean isMeantBy(UnitSummary unit) {
    return unit.kiosk().equals(id.value())
        && territory.map(it -> it.value().equals(unit.territory())).orElse(true);
  }
}
