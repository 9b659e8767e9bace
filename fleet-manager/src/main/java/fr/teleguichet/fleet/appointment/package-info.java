/**
 * Appointments: when a service can be booked at a kiosk, and who has which time, by a code and
 * never by a name.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.appointment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
