/**
 * The video call between a citizen and an adviser: asked for when a citizen waits, put through by
 * the fleet manager or a played adviser, its signalling handed between them and the kiosk's own
 * page. The media go from browser to browser.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.call;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
