/** What is on the board's header: its lines, and status light, fan and contacts at their ends. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.header;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
