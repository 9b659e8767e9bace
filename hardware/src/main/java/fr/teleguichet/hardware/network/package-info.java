/**
 * The network that a kiosk stands in: its fixed address and its name there, and the HTTP proxy that
 * leads out.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
