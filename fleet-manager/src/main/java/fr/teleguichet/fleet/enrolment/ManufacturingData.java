package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.List;

/**
 * What a unit is made of, as it tells itself.
 *
 * @param key its key
 * @param kiosk the kiosk that it was when it told
 * @param boardSerial serial number of the computer
 * @param boardRevision revision of the computer
 * @param storage identification of the storage (CID)
 * @param macs MAC addresses
 * @param image version of the system image
 * @param packages versions of packages, as {@code name=version}
 * @param received when it told
 */
public record ManufacturingData(
    Fingerprint key,
    KioskId kiosk,
    String boardSerial,
    String boardRevision,
    String storage,
    List<String> macs,
    String image,
    List<String> packages,
    Instant received) {

  public ManufacturingData {
    macs = List.copyOf(macs);
    packages = List.copyOf(packages);
  }
}
