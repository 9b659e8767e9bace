/** Tests of past figures as a file. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.pastfigure.transfer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
