/**
 * What the fleet wants done at the kiosk from afar: each wish on disk before it is acted upon, done
 * once, never in a citizen's session, and told step by step.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.remotecommand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
