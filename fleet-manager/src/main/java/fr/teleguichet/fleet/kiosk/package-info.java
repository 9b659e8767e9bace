/**
 * The kiosks of the fleet: which there are, where they stand, and whether each can serve a citizen.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.kiosk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
