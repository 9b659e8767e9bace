package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.hardware.identity.KioskId;

/**
 * A kiosk that was let in.
 *
 * @param kiosk its id in updates
 * @param base the address of everything that is its own, without a slash at the end
 */
record DdiTarget(KioskId name, TargetId kiosk, String address, String base) {}
