/**
 * What the way to the fleet's server is worth: round trips, jitter and loss, and whether a video
 * call would hold.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
