package fr.teleguichet.provisioning.label;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;

/**
 * What stands on a unit's label.
 *
 * @param name the kiosk's id, or what the unit is called before it has one
 * @param site where it stands; may be empty
 * @param key its key's fingerprint, which tells it from every other unit
 */
public record UnitLabel(String name, String site, Fingerprint key) {

  /** What a person reads out over the telephone. */
  public ShortCode code() {
    return ShortCode.of(key);
  }
}
