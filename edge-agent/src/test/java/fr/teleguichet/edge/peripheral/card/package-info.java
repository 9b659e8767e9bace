/** Tests of {@code fr.teleguichet.edge.peripheral.card}. */
@NullMarked
package fr.teleguichet.edge.peripheral.card;

import org.jspecify.annotations.NullMarked;
