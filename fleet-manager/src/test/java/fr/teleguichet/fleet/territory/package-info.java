/** Communes of the territory. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.territory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
