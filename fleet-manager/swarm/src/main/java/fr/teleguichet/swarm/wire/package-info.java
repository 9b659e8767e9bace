/** MQTT 5 frames, sockets and what the operating system must allow for thousands of them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.wire;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
