/**
 * Yearly figures from before the program: taken over from documents, each with its source, and
 * never counted together with what the program measured.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.pastfigure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
