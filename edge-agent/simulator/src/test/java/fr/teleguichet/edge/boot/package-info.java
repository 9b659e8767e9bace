/** The parts of the agent on a simulated kiosk, in the package that puts them together. */
@NullMarked
package fr.teleguichet.edge.boot;

import org.jspecify.annotations.NullMarked;
