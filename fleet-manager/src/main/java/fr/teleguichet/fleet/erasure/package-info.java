/**
 * Leaving no trace, as the kiosks tell of it: how often what citizens could have left was gone
 * after a session, and where it was not.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.erasure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
