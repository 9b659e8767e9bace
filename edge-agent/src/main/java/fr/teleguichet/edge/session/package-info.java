/**
 * The citizen's session: its states, how long it waits, what it writes down, its survey. Knows
 * nothing of pages: events come in, states go out.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
