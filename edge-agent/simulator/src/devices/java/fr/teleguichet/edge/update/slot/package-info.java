/** A simulated machine with two places for its software, for kiosks that are played. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.slot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
