/** Kiosks that ask for updates by hawkBit's device interface, and download them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.update;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
