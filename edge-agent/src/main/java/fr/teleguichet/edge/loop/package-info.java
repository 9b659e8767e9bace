/**
 * The one event-loop context that owns the agent's state, as an interface that tests can drive, and
 * the streams of events that are told on it.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.loop;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
