/** A configuration from the fleet: checked as the agent's own, put beside the former one. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.configuration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
