/** Commitments and their measures. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.commitment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
