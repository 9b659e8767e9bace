/** When a place is open, by the clock on its wall; kiosks and the fleet read it alike. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.opening;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
