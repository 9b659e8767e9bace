/** Updates of kiosks: what there is to install, and who shall install it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
