/** Tests of what the network spares. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.impact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
