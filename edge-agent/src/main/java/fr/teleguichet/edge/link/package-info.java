/**
 * The kiosk as a Sparkplug B 3.0 edge node: the connection to the fleet, what goes through it and
 * what waits for it. No other package sees the MQTT client.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.link;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
