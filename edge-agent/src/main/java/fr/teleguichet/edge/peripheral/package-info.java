/**
 * The kiosk's peripherals as they are watched: what looks at each, how often and for how long, and
 * what the kiosk's state then says of them.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
