/**
 * Everything that this program keeps, in open formats and with a description, for whoever goes on
 * with another program; and its way back into an empty fleet.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.portability;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
