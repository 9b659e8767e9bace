/** The agent's log as key=value lines on standard output. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
