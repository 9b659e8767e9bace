/** The simulator that the agent finds: simulated hardware in the place of a kiosk's. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.simulator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
