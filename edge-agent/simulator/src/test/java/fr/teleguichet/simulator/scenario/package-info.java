/** Tests of {@code fr.teleguichet.simulator.scenario}. */
@NullMarked
package fr.teleguichet.simulator.scenario;

import org.jspecify.annotations.NullMarked;
