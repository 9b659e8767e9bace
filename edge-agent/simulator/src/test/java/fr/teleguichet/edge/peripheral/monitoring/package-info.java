/** The parts of the agent on a simulated kiosk, in the packages that they belong to. */
@NullMarked
package fr.teleguichet.edge.peripheral.monitoring;

import org.jspecify.annotations.NullMarked;
