/** Tests of {@code fr.teleguichet.fleet.mediator}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.mediator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
