/** Calls, without browsers. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.call;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
