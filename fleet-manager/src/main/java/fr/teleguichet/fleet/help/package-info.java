/** Help at a kiosk: a citizen asks for it, and a mediator of the place comes. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.help;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
