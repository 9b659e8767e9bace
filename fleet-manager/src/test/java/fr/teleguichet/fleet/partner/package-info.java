/** Partners and their agreements. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.partner;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
