/** One distribution for many kiosks, in waves that begin, stop and turn back by themselves. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.rollout;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
