package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.List;
import java.util.Locale;

/**
 * Who a simulated kiosk is.
 *
 * @param number its number, 1 to 999,999; {@code swarm-000001} has number 1
 * @param territory where it belongs
 */
public record KioskIdentity(int number, Territory territory) {

  /** The largest number that fits the id's six digits. */
  public static final int MAX_SIZE = 999_999;

  public KioskIdentity {
    if (number < 1 || number > MAX_SIZE) {
      throw new IllegalArgumentException("the kiosk number " + number + " is not in 1..999999");
    }
  }

  /** The identity of a number; territories are given out in turn. */
  public static KioskIdentity of(int number, List<Territory> territories) {
    return new KioskIdentity(number, territories.get((number - 1) % territories.size()));
  }

  /** The kiosk's id, which is its MQTT client id, too. */
  public KioskName id() {
    return new KioskName(String.format(Locale.ROOT, "swarm-%06d", number));
  }

  /** Where it stands on the wire. */
  public NodeAddress address() {
    return id().in(territory);
  }
}
