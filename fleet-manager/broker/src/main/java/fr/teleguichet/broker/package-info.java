/**
 * The fleet manager's own MQTT broker: HiveMQ CE, started with limits that suit a fleet of kiosks.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.broker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
