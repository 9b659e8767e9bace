/** Tests of {@code fr.teleguichet.edge.peripheral.power}. */
@NullMarked
package fr.teleguichet.edge.peripheral.power;

import org.jspecify.annotations.NullMarked;
