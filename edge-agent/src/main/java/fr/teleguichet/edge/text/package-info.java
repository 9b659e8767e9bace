/** What the agent says to people, French and English, from message bundles. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
