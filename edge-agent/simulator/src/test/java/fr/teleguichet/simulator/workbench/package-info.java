/** Tests of {@code fr.teleguichet.simulator.workbench}. */
@NullMarked
package fr.teleguichet.simulator.workbench;

import org.jspecify.annotations.NullMarked;
