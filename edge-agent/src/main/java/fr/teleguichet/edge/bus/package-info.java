/** Calls to other programs over D-Bus, the system's message bus, each with a deadline. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.bus;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
