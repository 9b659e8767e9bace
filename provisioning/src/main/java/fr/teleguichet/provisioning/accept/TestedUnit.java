package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;

/**
 * Which unit is tested.
 *
 * @param key its key's fingerprint
 * @param board the id of its board profile
 */
public record TestedUnit(KioskName kiosk, Territory territory, Fingerprint key, String board) {}
