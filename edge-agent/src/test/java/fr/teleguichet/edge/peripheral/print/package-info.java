/** Tests of {@code fr.teleguichet.edge.peripheral.print}. */
@NullMarked
package fr.teleguichet.edge.peripheral.print;

import org.jspecify.annotations.NullMarked;
