/** Public bodies and the agreements with them: how far each is, and which end soon. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.partner;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
