/**
 * The Sparkplug host application without its connection: the session of each edge node, the reading
 * of its messages, and the latest picture of all of them.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.sparkplug;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
