package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.hardware.identity.CertificateName;

/**
 * A kiosk that was let in.
 *
 * @param kiosk its id in updates
 * @param base the address of everything that is its own, without a slash at the end
 */
record DdiTarget(CertificateName.Kiosk name, String kiosk, String address, String base) {}
