/**
 * Appointments at this kiosk: who is expected, remembered without network, and the code that
 * somebody types in place of a name, which the fleet manager checks.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.appointment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
