/** The MQTT broker, embedded or somebody else's, and its address. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.mqtt.broker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
