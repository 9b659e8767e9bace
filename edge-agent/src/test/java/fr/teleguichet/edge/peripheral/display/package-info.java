/** Tests of {@code fr.teleguichet.edge.peripheral.display}. */
@NullMarked
package fr.teleguichet.edge.peripheral.display;

import org.jspecify.annotations.NullMarked;
