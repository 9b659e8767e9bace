/** What committees promised, what was measured of it at their meetings, and whether it is kept. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.commitment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
