/** Thirty days of a kiosk and its peripherals, hour by hour. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.kiosk.timeline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
