/** The wire between a kiosk and the fleet manager: Sparkplug B topics, payloads and host state. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.protocol;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
