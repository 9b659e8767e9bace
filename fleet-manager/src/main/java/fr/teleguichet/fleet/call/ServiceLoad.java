package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;

/**
 * Who is there for a service, as a kiosk is told.
 *
 * @param advisers how many are at their desks
 * @param free how many of them have no call
 * @param waiting how many calls wait
 */
record ServiceLoad(ServiceCode service, int advisers, int free, int waiting) {}
