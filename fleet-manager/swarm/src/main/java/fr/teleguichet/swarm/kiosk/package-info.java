/**
 * One simulated kiosk: its connection, births, reports, records and death, as a server sees them.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.kiosk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
