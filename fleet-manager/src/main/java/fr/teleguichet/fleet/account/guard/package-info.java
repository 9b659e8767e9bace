/** Finds out who sends a request and lets it through to its route, or not. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.guard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
