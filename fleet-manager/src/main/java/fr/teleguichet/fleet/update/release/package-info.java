/** Releases for people: what can be installed, who runs it, and how it comes and goes. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.release;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
