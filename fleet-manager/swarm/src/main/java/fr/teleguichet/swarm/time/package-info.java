/** The machine's clocks behind an interface, so that tests can turn them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.time;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
