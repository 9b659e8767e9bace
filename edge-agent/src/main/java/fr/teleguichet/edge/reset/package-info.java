/**
 * The factory reset that a technician in front of the unit asks for: who may, in which moment, what
 * is lost by it, and the request that the next start carries out.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.reset;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
