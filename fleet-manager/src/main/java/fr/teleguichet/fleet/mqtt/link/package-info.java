/** The host application's connection to the broker: the only place that sees the MQTT client. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.mqtt.link;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
