/** How a kiosk gets out of the network that it stands in: the HTTP proxy of its place. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
