/** Which kiosk runs which version, and since when it is behind. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.drift;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
