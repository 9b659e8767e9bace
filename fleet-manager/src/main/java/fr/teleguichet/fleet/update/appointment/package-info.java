/** When citizens have booked a kiosk, so that no update comes in between. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.appointment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
