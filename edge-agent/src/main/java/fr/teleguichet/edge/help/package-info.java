/**
 * Help for whoever stands at the kiosk: asked for by a button, told to the mediators of the place
 * through the fleet manager, and never more than that somebody wants it.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.help;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
