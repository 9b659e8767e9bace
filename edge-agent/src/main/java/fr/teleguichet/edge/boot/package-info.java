/**
 * Starts the agent: reads its configuration, builds every part, and stops them in reverse order.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.boot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
