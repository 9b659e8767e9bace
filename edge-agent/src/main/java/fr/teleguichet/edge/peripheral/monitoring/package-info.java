/**
 * The peripherals of the board file as a whole: the devices that are fitted, what looks at each and
 * how often, and the screen's hours.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.monitoring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
