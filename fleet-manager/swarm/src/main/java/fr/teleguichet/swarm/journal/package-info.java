/** The numbered records of a simulated kiosk and their go-back-N delivery. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
