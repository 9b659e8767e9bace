/** Tests of figures of the years before. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.pastfigure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
